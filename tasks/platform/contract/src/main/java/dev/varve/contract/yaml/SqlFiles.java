package dev.varve.contract.yaml;

import java.util.Map;
import java.util.Optional;

/** The SQL beside a contract, by name. */
public record SqlFiles(Optional<String> conform, Map<String, String> checks, Map<String, String> aggregates) {

    public static final SqlFiles NONE = new SqlFiles(Optional.empty(), Map.of(), Map.of());
}
