package dev.varve.realdata;

import dev.varve.worlds.product.Product;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rows of every table by month, read by hand. */
final class TotesysOracle {

    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, NavigableMap<String, List<Map<String, String>>>> tables = new TreeMap<>();

    TotesysOracle(RealData data) throws IOException {
        for (Path file : data.all().toList()) {
            String table = file.getFileName().toString().replace(".ndjson.gz", "");
            List<Map<String, String>> rows = new ArrayList<>();
            for (String line : RealData.text(file).lines().toList()) {
                Map<String, String> row = new TreeMap<>();
                JSON.readTree(line).properties().forEach(field -> row.put(field.getKey(), text(field)));
                rows.add(row);
            }
            tables.computeIfAbsent(table, any -> new TreeMap<>())
                    .put(file.getParent().getFileName().toString(), rows);
        }
    }

    private static String text(Map.Entry<String, JsonNode> field) {
        JsonNode value = field.getValue();
        if (value.isNull()) {
            return null;
        }
        if (Set.of("created_at", "last_updated").contains(field.getKey())) {
            return LocalDateTime.parse(value.asString())
                    .toInstant(ZoneOffset.UTC)
                    .toString();
        }
        return value.isNumber() ? Product.number(new BigDecimal(value.asString())) : value.asString();
    }

    NavigableMap<String, List<Map<String, String>>> months(String table) {
        return tables.get(table);
    }

    List<Map<String, String>> rows(String table) {
        return tables.get(table).values().stream().flatMap(List::stream).toList();
    }

    Set<String> tables() {
        return tables.keySet();
    }

    /** By month: how many rows name a row of another table that is in no file until then. */
    Map<String, Long> orphans(String table, String column, String other) {
        Set<String> known = new HashSet<>();
        Map<String, Long> orphans = new TreeMap<>();
        for (String month : months("design").keySet()) {
            months(other).getOrDefault(month, List.of()).forEach(row -> known.add(row.get(other + "_id")));
            if (months(table).containsKey(month)) {
                orphans.put(
                        month,
                        months(table).get(month).stream()
                                .filter(row -> row.get(column) != null && !known.contains(row.get(column)))
                                .count());
            }
        }
        return orphans;
    }

    long without(String table, String column) {
        return rows(table).stream().filter(row -> row.get(column) == null).count();
    }
}
