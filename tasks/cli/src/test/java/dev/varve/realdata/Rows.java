package dev.varve.realdata;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Rows as texts that can be compared whatever their order. */
final class Rows {

    private Rows() {}

    static List<String> sorted(Collection<Map<String, String>> rows) {
        return rows.stream().map(row -> new TreeMap<>(row).toString()).sorted().toList();
    }
}
