package dev.varve.worlds.many;

import static dev.varve.worlds.spec.Trait.AGGREGATED;
import static dev.varve.worlds.spec.Trait.RELATED;
import static java.util.Comparator.naturalOrder;

import dev.varve.worlds.model.Model;
import dev.varve.worlds.model.Model.Range;
import dev.varve.worlds.product.Product;
import dev.varve.worlds.product.Table;
import dev.varve.worlds.spec.Spec;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;

/** Every table of a dataset as readers must see it, in the roles of its columns. */
final class Expectation {

    /** What a table holds. */
    enum Kind {
        RANGES,
        LATEST,
        CHILD_RANGES,
        CHILD_LATEST,
        AS_OF,
        AS_OF_CORRECTED,
        TALLY
    }

    private final List<Standing> standings;
    private final List<Wording> datasets;

    Expectation(List<Wording> datasets, List<Standing> standings) {
        this.datasets = datasets;
        this.standings = standings;
    }

    private Model model(int dataset, Instant moment) {
        return new Model(datasets.get(dataset).spec(), standings.get(dataset).at(moment));
    }

    /** @param moment as known then; null for now */
    Map<Kind, Table> tables(int dataset, Instant moment) {
        Spec spec = datasets.get(dataset).spec();
        Model model = model(dataset, moment);
        List<Range> ranges = model.ranges();
        Map<Kind, Table> tables = new TreeMap<>();
        tables.put(Kind.RANGES, ranges(spec, spec.key(), spec.columns(), ranges));
        tables.put(Kind.LATEST, latest(spec, ranges, moment));
        if (spec.hasChildren()) {
            List<Range> children = model.childRanges();
            tables.put(Kind.CHILD_RANGES, ranges(spec, spec.wholeChildKey(), spec.childColumns(), children));
            tables.put(
                    Kind.CHILD_LATEST,
                    table(
                            spec.wholeChildKey(),
                            spec.childColumns(),
                            Model.latest(children).stream().map(Range::values).toList()));
        }
        if (spec.has(AGGREGATED)) {
            tables.put(Kind.TALLY, tally(Model.latest(ranges)));
        }
        if (!spec.asOf().isEmpty() && moment == null) {
            tables.put(Kind.AS_OF, asOf(dataset, end -> end.minus(1, ChronoUnit.MICROS)));
            tables.put(Kind.AS_OF_CORRECTED, asOf(dataset, end -> null));
        }
        return tables;
    }

    private static Table table(List<String> key, List<String> columns, List<Map<String, String>> rows) {
        return new Table("", "", key, columns, rows);
    }

    private static Table ranges(Spec spec, List<String> key, List<String> columns, List<Range> ranges) {
        List<String> all = new ArrayList<>(columns);
        all.addAll(List.of("effective_from", "effective_to", "deleted"));
        List<Map<String, String>> rows = new ArrayList<>();
        for (Range range : ranges) {
            Map<String, String> row = new TreeMap<>(range.values());
            for (int i = 0; i < key.size(); i++) {
                row.put(key.get(i), range.key().get(i));
            }
            row.put("effective_from", range.from().toString());
            row.put("effective_to", range.to() == null ? null : range.to().toString());
            row.put("deleted", "" + range.deleted());
            row.put("_row_number", range.row() == null ? null : "" + range.row());
            rows.add(row);
        }
        if (spec.keyed()) {
            all.add("_row_number");
        }
        return table(key, all, rows);
    }

    private Table latest(Spec spec, List<Range> ranges, Instant moment) {
        List<Range> kinds = spec.has(RELATED) ? Model.latest(model(0, moment).ranges()) : List.of();
        return table(
                spec.key(),
                wide(spec),
                Model.latest(ranges).stream()
                        .map(range -> labelled(range, kinds))
                        .toList());
    }

    private static List<String> wide(Spec spec) {
        List<String> columns = new ArrayList<>(spec.columns());
        if (spec.has(RELATED)) {
            columns.add("kind_label");
        }
        return columns;
    }

    private static Map<String, String> labelled(Range range, List<Range> kinds) {
        Map<String, String> row = new TreeMap<>(range.values());
        for (Range kind : kinds) {
            if (kind.values().get("kind_id").equals(row.get("kind_id"))) {
                row.put("kind_label", kind.values().get("label"));
            }
        }
        return row;
    }

    /** @param known by when, of the end of a point's day */
    private Table asOf(int dataset, Function<Instant, Instant> known) {
        Spec spec = datasets.get(dataset).spec();
        NavigableSet<Instant> received = standings.get(dataset).received();
        List<Map<String, String>> rows = new ArrayList<>();
        List<LocalDate> points = received.isEmpty() ? List.of() : spec.pointsBetween(received.first(), received.last());
        for (LocalDate point : points) {
            Instant end = spec.endOf(point);
            List<Range> kinds = spec.has(RELATED)
                    ? Model.before(end, model(0, known.apply(end)).ranges())
                    : List.of();
            for (Range range :
                    Model.before(end, model(dataset, known.apply(end)).ranges())) {
                Map<String, String> row = labelled(range, kinds);
                row.put("as_of", point.toString());
                rows.add(row);
            }
        }
        List<String> columns = wide(spec);
        columns.addFirst("as_of");
        return table(spec.key(), columns, rows);
    }

    /** Things a week, by {@code a}; a week starts on Monday. */
    private static Table tally(List<Range> latest) {
        NavigableMap<String, List<Range>> windows = new TreeMap<>();
        for (Range range : latest) {
            windows.computeIfAbsent(monday(range) + "|" + range.values().get("a"), none -> new ArrayList<>())
                    .add(range);
        }
        return table(
                List.of("window_start", "a"),
                List.of("window_start", "a", "things", "filled", "total", "least", "most", "mean"),
                windows.values().stream().map(Expectation::measures).toList());
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
