package dev.varve.cli.why;

import dev.varve.cli.served.DeclaredTable;
import dev.varve.contract.Aggregate;
import dev.varve.contract.Tables;
import dev.varve.derive.WindowSql;
import dev.varve.warehouse.Cells;
import dev.varve.warehouse.Quoted;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows that a window aggregates. */
final class WhyWindow {
    private static final int LISTED = 20;

    private final Warehouse warehouse;
    private final Origins origins;
    private final DeclaredTable subject;
    private final DeclaredTable latest;
    private final Aggregate aggregate;
    private final String placed;
    private final boolean ofCells;

    WhyWindow(Warehouse warehouse, Origins origins, DeclaredTable subject) {
        this.warehouse = warehouse;
        this.origins = origins;
        this.subject = subject;
        this.aggregate = subject.aggregate().orElseThrow();
        this.latest = subject.latest();
        this.ofCells = WindowSql.cells(subject.contract(), aggregate, warehouse.dialect())
                .isPresent();
        this.placed = new WindowSql(
                        subject.contract(),
                        aggregate,
                        warehouse.columns(Tables.latest(latest.name())),
                        warehouse.dialect())
                .placed(latest.table());
    }

    Explanation finding(Map<String, Object> window, Optional<String> column) {
        RowCondition same = RowCondition.same(Why.pick(window, subject.identity()));
        List<Explanation.Share> files = new ArrayList<>();
        long count = 0;
        for (Cells file : warehouse.query(
                Sql.named("serve/window_files").with("rows", placed).with("condition", same.sql()), same.arguments())) {
            count += file.number(1);
            origins.share(file.values().get(0), file.number(1)).ifPresent(files::add);
        }
        files.sort(
                java.util.Comparator.comparing(Explanation.Share::receivedAt).thenComparing(Explanation.Share::path));
        List<String> says = new ArrayList<>();
        column.ifPresent(name -> says.add(WhyColumn.says(subject, name)));
        says.add(count + (ofCells ? " cell" : " row") + (count == 1 ? "" : "s") + " of "
                + (ofCells ? "scenes in " : "") + latest.table() + " whose "
                + WhyColumn.time(subject, aggregate) + " falls into the window"
                + (aggregate.grid().isPresent() ? ", with their centre in the zone" : "")
                + aggregate.where().map(where -> " and where " + where).orElse("")
                + (count > LISTED && !ofCells ? "; below are their files and the first " + LISTED : ""));
        // A cell has no text of its own.
        List<Origin> rows = ofCells ? List.of() : rows(same);
        return new Explanation(column.isPresent() ? shown(window, column.get()) : window, says, files, rows);
    }

    private Map<String, Object> shown(Map<String, Object> window, String column) {
        List<String> names = new ArrayList<>(subject.identity());
        if (!names.contains(column)) {
            names.add(column);
        }
        return Why.pick(window, names);
    }

    private List<Origin> rows(RowCondition same) {
        List<Map<String, Object>> rows = new ArrayList<>();
        List<String> names = new ArrayList<>();
        warehouse.read(
                Sql.named("serve/matching_rows")
                        .with("table", "(" + placed + ") _w")
                        .with("condition", same.sql())
                        .with("order", Quoted.names(latest.key()))
                        .with("limit", Integer.toString(LISTED))
                        .complete(),
                names::addAll,
                row -> rows.add(Why.named(names, row)),
                same.arguments());
        List<String> shown = new ArrayList<>(latest.key());
        shown.add(WhyColumn.time(subject, aggregate));
        aggregate.measures().forEach(measure -> measure.column().ifPresent(shown::add));
        return rows.stream()
                .flatMap(row ->
                        origins.of(subject.contract(), row).map(origin -> origin.with(Why.pick(row, shown))).stream())
                .toList();
    }
}
