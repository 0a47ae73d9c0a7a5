package dev.varve.realdata;

import dev.varve.worlds.product.Product;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** Teams, memberships and events by month, read by hand. */
final class SpondOracle {

    static final List<String> TABLES = List.of("teams", "memberships", "events");

    private final Map<String, NavigableMap<String, List<Map<String, String>>>> months = new TreeMap<>();

    SpondOracle(RealData data) throws IOException {
        for (String table : TABLES) {
            months.put(table, new TreeMap<>());
            for (Path file : data.named(table + ".csv.gz")) {
                String month = file.getParent().getFileName().toString();
                months.get(table).put(month, read(RealData.text(file)));
            }
        }
    }

    private static List<Map<String, String>> read(String text) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (Map<String, String> delivered : Csv.rows(text)) {
            Map<String, String> row = new TreeMap<>();
            delivered.forEach((name, value) -> row.put(
                    name.equals("group_id") ? "team_id" : name, value.equals("null") ? null : canonical(name, value)));
            rows.add(row);
        }
        return rows;
    }

    private static String canonical(String name, String value) {
        return switch (name) {
            case "latitude", "longitude" -> Product.number(BigDecimal.valueOf(Double.parseDouble(value)));
            case "created_at", "joined_at", "event_start", "event_end" ->
                Instant.parse(value).toString();
            default -> value;
        };
    }

    /** Rows of a table by month. */
    NavigableMap<String, List<Map<String, String>>> months(String table) {
        return months.get(table);
    }

    List<Map<String, String>> rows(String table) {
        return months.get(table).values().stream().flatMap(List::stream).toList();
    }

    /** How many rows of each month name a team that no file until then has. */
    Map<String, Long> orphans(String table) {
        Set<String> known = new HashSet<>();
        Map<String, Long> orphans = new TreeMap<>();
        months.get(table).forEach((month, rows) -> {
            months("teams").get(month).forEach(team -> known.add(team.get("team_id")));
            orphans.put(
                    month,
                    rows.stream()
                            .filter(row -> !known.contains(row.get("team_id")))
                            .count());
        });
        return orphans;
    }

    /** How many rows of each month have no value, by column that ever lacks one. */
    Map<String, List<Long>> nulls(String table) {
        Map<String, List<Long>> nulls = new TreeMap<>();
        for (String column : rows(table).getFirst().keySet()) {
            List<Long> counts = months(table).values().stream()
                    .map(rows ->
                            rows.stream().filter(row -> row.get(column) == null).count())
                    .toList();
            if (counts.stream().anyMatch(count -> count > 0)) {
                nulls.put(column, counts);
            }
        }
        return nulls;
    }
}
