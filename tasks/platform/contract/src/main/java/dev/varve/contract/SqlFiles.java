package dev.varve.contract;

import java.util.Map;
import java.util.Optional;

/** The SQL beside a contract, by name. */
record SqlFiles(Optional<String> conform, Map<String, String> checks, Map<String, String> aggregates) {

    static final SqlFiles NONE = new SqlFiles(Optional.empty(), Map.of(), Map.of());
}
