package dev.varve.quality.check;

import dev.varve.quality.sql.Value;
import dev.varve.warehouse.Cells;
import dev.varve.warehouse.Quoted;
import dev.varve.warehouse.Sql;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Shows some of the rows that break an expectation, the same ones every time. */
public final class FailingRows {

    /** In SQL, where a partition may be called as people are shown it. */
    private static final String OBSERVED = "_observed";

    private FailingRows() {}

    /** Key, lineage and the expectation's columns; of a query, all it returns. */
    public static CheckResult.Sample sample(MeasuredTable table, Expectation expectation) {
        if (expectation instanceof Expectation.Known known) {
            return known.sample();
        }
        String failing = expectation.failingRows(table).orElseThrow();
        return expectation instanceof Expectation.Queried
                ? read(table, "*", table.queries().columns(failing), failing, table.privacy()::shownOfQuery)
                : named(table, columns(table, expectation), expectation, failing);
    }

    private static List<String> columns(MeasuredTable table, Expectation expectation) {
        Set<String> columns = new LinkedHashSet<>();
        switch (expectation) {
            case AggregateExpectation _ -> columns.addAll(table.partition());
            case DataAge _ -> {}
            default -> columns.addAll(table.identity());
        }
        boolean ofValue = expectation instanceof AggregateExpectation || expectation instanceof DataAge;
        columns.addAll(ofValue ? List.of(OBSERVED) : expectation.columns());
        return List.copyOf(columns);
    }

    private static CheckResult.Sample named(
            MeasuredTable table, List<String> columns, Expectation expectation, String failing) {
        boolean hidden = expectation instanceof AggregateExpectation figure && figure.personal();
        return read(
                table,
                Quoted.names(columns),
                columns,
                failing,
                (column, value) -> hidden && value != null && column.equals(OBSERVED)
                        ? Value.MASK
                        : table.privacy().shown(column, value));
    }

    private static CheckResult.Sample read(
            MeasuredTable table,
            String list,
            List<String> columns,
            String failing,
            BiFunction<String, Object, String> shown) {
        String positions = IntStream.rangeClosed(1, columns.size())
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(", "));
        String sql = Sql.named("quality/sample")
                .with("columns", list)
                .with("failing", failing)
                .with("positions", positions)
                .with("limit", String.valueOf(CheckResult.Sample.ROWS))
                .complete();
        List<List<String>> rows = new ArrayList<>();
        for (Cells cells : table.queries().rows(sql)) {
            List<String> row = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                row.add(shown.apply(columns.get(i), cells.values().get(i)));
            }
            rows.add(row);
        }
        return new CheckResult.Sample(
                columns.stream()
                        .map(column -> column.equals(OBSERVED) ? "observed" : column)
                        .toList(),
                rows);
    }
}
