package dev.varve.worlds.product;

import static dev.varve.worlds.spec.Trait.RELATED;
import static java.util.Comparator.naturalOrder;

import dev.varve.worlds.model.Model.Range;
import dev.varve.worlds.spec.Spec;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/** Rows that readers get of the model's ranges, in the roles of their columns. */
public final class ReaderRows {
    public static final List<String> RANGE = List.of("effective_from", "effective_to", "deleted");
    public static final List<String> TALLY_KEY = List.of("window_start", "a");
    public static final List<String> TALLY =
            List.of("window_start", "a", "things", "filled", "total", "least", "most", "mean");

    private ReaderRows() {}

    /** Of the table of ranges. */
    public static Map<String, String> of(Range range, List<String> key) {
        Map<String, String> row = new TreeMap<>(range.values());
        for (int i = 0; i < key.size(); i++) {
            row.put(key.get(i), range.key().get(i));
        }
        row.put("effective_from", range.from().toString());
        row.put("effective_to", range.to() == null ? null : range.to().toString());
        row.put("deleted", "" + range.deleted());
        return row;
    }

    /** Columns of latest and as-of tables. */
    public static List<String> wide(Spec spec) {
        List<String> columns = new ArrayList<>(spec.columns());
        if (spec.has(RELATED)) {
            columns.add("kind_label");
        }
        return columns;
    }

    /** With the label of its kind. */
    public static Map<String, String> labelled(Range range, List<Range> kinds) {
        Map<String, String> row = new TreeMap<>(range.values());
        for (Range kind : kinds) {
            if (kind.values().get("kind_id").equals(row.get("kind_id"))) {
                row.put("kind_label", kind.values().get("label"));
            }
        }
        return row;
    }

    /** Things a week, by {@code a}; a week starts on Monday. */
    public static List<Map<String, String>> tally(List<Range> latest) {
        NavigableMap<String, List<Range>> windows = new TreeMap<>();
        for (Range range : latest) {
            windows.computeIfAbsent(monday(range) + "|" + range.values().get("a"), none -> new ArrayList<>())
                    .add(range);
        }
        return windows.values().stream().map(ReaderRows::measures).toList();
    }

    private static LocalDate monday(Range range) {
        return LocalDate.parse(range.values().get("day")).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private static Map<String, String> measures(List<Range> things) {
        List<Integer> numbers = things.stream()
                .map(thing -> thing.values().get("n"))
                .filter(Objects::nonNull)
                .map(Integer::valueOf)
                .sorted()
                .toList();
        Map<String, String> row = new TreeMap<>();
        row.put("window_start", monday(things.getFirst()).toString());
        row.put("a", things.getFirst().values().get("a"));
        row.put("things", "" + things.size());
        row.put("filled", "" + numbers.size());
        if (!numbers.isEmpty()) {
            int total = numbers.stream().mapToInt(Integer::intValue).sum();
            row.put("total", "" + total);
            row.put("least", "" + numbers.getFirst());
            row.put("most", "" + numbers.stream().max(naturalOrder()).orElseThrow());
            row.put(
                    "mean",
                    Product.number(BigDecimal.valueOf(total)
                            .divide(BigDecimal.valueOf(numbers.size()), 6, RoundingMode.HALF_UP)));
        }
        return row;
    }
}
