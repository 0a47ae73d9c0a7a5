package dev.varve.worlds.product;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Rows of a dataset that readers see, each value as canonical text: numbers without trailing zeros, moments as {@code Instant} writes
 * them, null for null. The order of rows means nothing. A deletion says nothing but
 * its key and its times.
 */
public record Table(
        String dataset, String name, List<String> key, List<String> columns, List<Map<String, String>> rows) {

    private static final Set<String> TIMES = Set.of("effective_from", "effective_to", "deleted");

    public Table {
        columns = List.copyOf(columns);
        List<Map<String, String>> kept = new ArrayList<>();
        for (Map<String, String> row : rows) {
            Map<String, String> only = new TreeMap<>();
            boolean deletion = "true".equals(row.get("deleted"));
            for (String column : columns) {
                boolean said = !deletion || key.contains(column) || TIMES.contains(column);
                only.put(column, said ? row.get(column) : null);
            }
            kept.add(only);
        }
        rows = List.copyOf(kept);
    }

    public Table rows(List<Map<String, String>> others) {
        return new Table(dataset, name, key, columns, others);
    }

    /** One line for every row that only one of the two has; empty where they agree. */
    public static List<String> differences(Table expected, Table actual) {
        List<String> missing = texts(expected);
        List<String> surplus = texts(actual);
        for (String row : texts(expected)) {
            if (surplus.remove(row)) {
                missing.remove(row);
            }
        }
        List<String> differences = new ArrayList<>();
        missing.forEach(row -> differences.add(expected.name() + " lacks " + row));
        surplus.forEach(row -> differences.add(expected.name() + " should not have " + row));
        return differences;
    }

    private static List<String> texts(Table table) {
        return new ArrayList<>(table.rows().stream().map(Table::text).sorted().toList());
    }

    private static String text(Map<String, String> row) {
        return row.entrySet().stream()
                .map(field -> field.getKey() + "=" + (field.getValue() == null ? "∅" : field.getValue()))
                .collect(Collectors.joining(" "));
    }
}
