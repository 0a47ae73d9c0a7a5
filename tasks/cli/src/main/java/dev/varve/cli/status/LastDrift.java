package dev.varve.cli.status;

import dev.varve.cli.screen.Visible;
import dev.varve.serve.Catalog;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How the load received last differs from its contract and from the files before it.
 *
 * @param fields by kind of drift
 */
record LastDrift(Map<String, List<String>> fields) {
    private static final int NAMED = 5;
    static final LastDrift NONE = new LastDrift(Map.of());

    /** By dataset. */
    static Map<String, LastDrift> all(Warehouse warehouse, Catalog catalog) {
        Map<String, LastDrift> drifts = new HashMap<>();
        if (catalog.served().containsKey("control.drift")) {
            warehouse
                    .query(Sql.named("serve/status_of_drift"))
                    .forEach(row -> drifts.computeIfAbsent(row.text(0), dataset -> new LastDrift(new LinkedHashMap<>()))
                            .fields
                            .computeIfAbsent(row.text(1), kind -> new ArrayList<>())
                            .add(row.text(2)));
        }
        return drifts;
    }

    boolean any() {
        return !fields.isEmpty();
    }

    String text() {
        return fields.entrySet().stream()
                .map(entry -> words(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining("; "));
    }

    private static String words(String kind, List<String> fields) {
        return switch (kind) {
            case "reordered" -> "fields in another order";
            case "encoding" -> "another encoding";
            case "wider" -> "too wide for its type: " + names(fields);
            case "swallowed" -> "a stray quote may have swallowed rows: " + names(fields);
            default -> kind + ": " + names(fields);
        };
    }

    private static String names(List<String> fields) {
        String named = fields.stream().limit(NAMED).map(Visible::line).collect(Collectors.joining(", "));
        return fields.size() > NAMED ? named + " and " + (fields.size() - NAMED) + " more" : named;
    }
}
