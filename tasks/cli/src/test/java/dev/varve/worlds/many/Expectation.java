package dev.varve.worlds.many;

import static dev.varve.worlds.spec.Trait.AGGREGATED;
import static dev.varve.worlds.spec.Trait.RELATED;

import dev.varve.worlds.model.Model;
import dev.varve.worlds.model.Model.Range;
import dev.varve.worlds.product.ReaderRows;
import dev.varve.worlds.product.Table;
import dev.varve.worlds.spec.Spec;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
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
        all.addAll(ReaderRows.RANGE);
        List<Map<String, String>> rows = new ArrayList<>();
        for (Range range : ranges) {
            Map<String, String> row = ReaderRows.of(range, key);
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
                ReaderRows.wide(spec),
                Model.latest(ranges).stream()
                        .map(range -> ReaderRows.labelled(range, kinds))
                        .toList());
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
                Map<String, String> row = ReaderRows.labelled(range, kinds);
                row.put("as_of", point.toString());
                rows.add(row);
            }
        }
        List<String> columns = ReaderRows.wide(spec);
        columns.addFirst("as_of");
        return table(spec.key(), columns, rows);
    }

    private static Table tally(List<Range> latest) {
        return table(ReaderRows.TALLY_KEY, ReaderRows.TALLY, ReaderRows.tally(latest));
    }
}
