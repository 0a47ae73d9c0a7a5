package dev.varve.quality;

import dev.varve.contract.Tables;
import dev.varve.derive.Candidate;
import dev.varve.derive.Staging;
import dev.varve.ledger.Json;
import dev.varve.quality.ContractPlan.Figure;
import dev.varve.quality.ContractPlan.Figures;
import dev.varve.quality.check.Privacy;
import dev.varve.warehouse.Cells;
import dev.varve.warehouse.Quoted;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.TableColumn;
import dev.varve.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The windows of aggregates as readers have them, and as they are staged. */
final class FigureComparison {
    private static final int RESTATEMENTS = 1_000;

    private final Warehouse warehouse;
    private final Candidate candidate;
    private final Staging staging;

    FigureComparison(Warehouse warehouse, Candidate candidate) {
        this.warehouse = warehouse;
        this.candidate = candidate;
        this.staging = new Staging(warehouse, candidate.dataset());
    }

    private record Windows(Staging.Change change, String then, List<String> measures) {}

    /** Those whose windows are named by the same columns before and after. */
    private List<Windows> windows() {
        List<Windows> windows = new ArrayList<>();
        for (Staging.Change change : staging.changes()) {
            List<String> was = names(warehouse.columns(change.table()));
            List<TableColumn> columns = staging.columns(change.table());
            List<String> measures = new ArrayList<>(names(columns));
            boolean named = was.containsAll(change.identity());
            measures.removeAll(change.identity());
            measures.retainAll(was);
            if (change.table().schema().equals(Tables.Kind.WINDOWS.schema())
                    && named
                    && !measures.isEmpty()
                    && (change.whole() || change.changes())) {
                windows.add(new Windows(change, staging.candidate(change.table(), columns), measures));
            }
        }
        return windows;
    }

    private static List<String> names(List<TableColumn> columns) {
        return columns.stream().map(TableColumn::name).toList();
    }

    List<Figures> figures() {
        List<Figures> figures = new ArrayList<>();
        for (Windows windows : windows()) {
            for (String measure : windows.measures) {
                List<Cells> moved = moved(windows, measure);
                if (!moved.isEmpty()) {
                    figures.add(new Figures(
                            windows.change.target(),
                            measure,
                            moved.getFirst().number(0),
                            moved.stream()
                                    .map(row -> new Figure(
                                            window(windows.change.identity(), row), row.text(1), row.text(2)))
                                    .toList()));
                }
            }
        }
        return figures;
    }

    private List<Cells> moved(Windows windows, String measure) {
        List<String> identity = windows.change.identity();
        return warehouse.query(Sql.named("contract/moved")
                .with("was_w", "_w." + Quoted.name(measure))
                .with("now_n", "_n." + Quoted.name(measure))
                .with("published", windows.change.target())
                .with("candidate", windows.then)
                .with("same_w", alike(identity))
                .with(
                        "key_w",
                        identity.stream()
                                .map(Quoted::name)
                                .map(name ->
                                        "coalesce(cast(_w." + name + " as varchar), cast(_n." + name + " as varchar))")
                                .collect(Collectors.joining(", "))));
    }

    private String window(List<String> identity, Cells row) {
        Privacy privacy = Privacy.of(candidate.dataset().contract());
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < identity.size(); i++) {
            cells.add(identity.get(i) + " " + privacy.shownOfQuery(identity.get(i), row.text(i + 3)));
        }
        return String.join(", ", cells);
    }

    private static String alike(List<String> names) {
        return names.stream()
                .map(Quoted::name)
                .map(name -> "_w." + name + " is not distinct from _n." + name)
                .collect(Collectors.joining(" and "));
    }

    /** Keeps what figures were and will be, and the contract as cause; in the caller's transaction. */
    void record(String cause) {
        for (Windows windows : windows()) {
            List<String> names = new ArrayList<>(windows.change.identity());
            names.addAll(windows.measures);
            for (Cells pair : warehouse.query(Sql.named("contract/restated")
                    .with("was_w", Quoted.names("_w", names))
                    .with("now_n", Quoted.names("_n", names))
                    .with("published", windows.change.target())
                    .with("candidate", windows.then)
                    .with("same_w", alike(windows.change.identity()))
                    .with("differ_w", "not (" + alike(windows.measures) + ")")
                    .with("limit", Integer.toString(RESTATEMENTS)))) {
                warehouse.run(
                        Sql.named("contract/record_restatement"),
                        candidate.dataset().name(),
                        windows.change.target(),
                        String.join(", ", windows.change.identity()),
                        json(names, pair.values().subList(0, names.size())),
                        json(names, pair.values().subList(names.size(), 2 * names.size())),
                        cause);
            }
        }
    }

    private static String json(List<String> names, List<Object> values) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            row.put(names.get(i), Cells.text(values.get(i)));
        }
        return Json.text(row);
    }
}
