package dev.varve.quality;

import dev.varve.contract.Tables;
import dev.varve.derive.Candidate;
import dev.varve.derive.Publication;
import dev.varve.derive.SqlNames;
import dev.varve.derive.Staging;
import dev.varve.quality.ContractPlan.Figure;
import dev.varve.quality.ContractPlan.Figures;
import dev.varve.quality.check.Privacy;
import dev.varve.warehouse.Cells;
import dev.varve.warehouse.Quoted;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.TableColumn;
import dev.varve.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The windows of aggregates as readers have them, and as they are staged. */
final class FigureComparison {
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
            List<String> was = SqlNames.names(warehouse.columns(change.table()));
            List<TableColumn> columns = staging.columns(change.table());
            List<String> measures = new ArrayList<>(SqlNames.names(columns));
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
                .with("same_w", SqlNames.alike("_w", "_n", identity))
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

    /** Keeps what figures were and will be, and the contract as cause; in the caller's transaction. */
    void record(String cause) {
        for (Windows windows : windows()) {
            List<String> names = new ArrayList<>(windows.change.identity());
            names.addAll(windows.measures);
            List<Cells> pairs = warehouse.query(Sql.named("contract/restated")
                    .with("was_w", Quoted.names("_w", names))
                    .with("now_n", Quoted.names("_n", names))
                    .with("published", windows.change.target())
                    .with("candidate", windows.then)
                    .with("same_w", SqlNames.alike("_w", "_n", windows.change.identity()))
                    .with("differ_w", "not (" + SqlNames.alike("_w", "_n", windows.measures) + ")")
                    .with("limit", Integer.toString(Publication.RESTATEMENTS)));
            Publication.restated(warehouse, candidate.dataset().name(), 0, windows.change, names, pairs, cause);
        }
    }
}
