package dev.varve.quality;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Shows some of the rows that break an expectation, the same ones every time. */
final class FailingRows {

    private FailingRows() {}

    /** Key, lineage and the expectation's columns; of a query, all it returns. */
    static CheckResult.Sample sample(Table table, Expectation expectation) {
        return switch (expectation) {
            case Expectation.Known known -> known.sample();
            case RowsOfQuery query -> {
                String failing = query.failingRows(table).orElseThrow();
                yield read(table, "*", table.session().columns(failing).size(), failing, table.privacy()::shownOfQuery);
            }
            case Figure figure -> {
                List<String> columns = new ArrayList<>(table.partition());
                columns.add("observed");
                yield named(
                        table,
                        columns,
                        figure,
                        (column, value) -> figure.personal() && column.equals("observed") && value != null
                                ? Value.MASK
                                : table.privacy().shown(column, value));
            }
            case DataAge age -> named(table, List.of("observed"), age, table.privacy()::shown);
            default -> {
                Set<String> columns = new LinkedHashSet<>(table.identity());
                columns.addAll(expectation.columns());
                yield named(table, List.copyOf(columns), expectation, table.privacy()::shown);
            }
        };
    }

    private static CheckResult.Sample named(
            Table table, List<String> columns, Expectation expectation, BiFunction<String, Object, String> shown) {
        return read(
                table,
                Quoted.names(columns),
                columns.size(),
                expectation.failingRows(table).orElseThrow(),
                shown);
    }

    private static CheckResult.Sample read(
            Table table, String columns, int width, String failing, BiFunction<String, Object, String> shown) {
        String sql = Statements.fill(
                "sample",
                Map.of(
                        "columns",
                        columns,
                        "failing",
                        failing,
                        "positions",
                        IntStream.rangeClosed(1, width)
                                .mapToObj(String::valueOf)
                                .collect(Collectors.joining(", ")),
                        "limit",
                        String.valueOf(CheckResult.Sample.ROWS)));
        return table.session().query(sql, result -> {
            List<String> labels = Session.labels(result.getMetaData());
            List<List<String>> rows = new ArrayList<>();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 0; i < labels.size(); i++) {
                    row.add(shown.apply(labels.get(i), Value.read(result, i + 1)));
                }
                rows.add(row);
            }
            return new CheckResult.Sample(labels, rows);
        });
    }
}
