package dev.varve.derive;

import dev.varve.contract.Aggregate;
import dev.varve.contract.Contract;
import dev.varve.contract.Tables;
import dev.varve.derive.sum.Summed;
import dev.varve.failure.TaskFailure;
import dev.varve.ledger.Ledger;
import dev.varve.ledger.Stage;
import dev.varve.warehouse.Cells;
import dev.varve.warehouse.TableColumn;
import dev.varve.warehouse.Warehouse;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Stages the windows that hold a row which goes, comes or changes; each is computed again from all its rows. */
public final class StageWindows {
    private final Ledger ledger;
    private final Warehouse warehouse;
    private final Datasets datasets;

    public StageWindows(Ledger ledger, Datasets datasets) {
        this.ledger = ledger;
        this.warehouse = ledger.warehouse();
        this.datasets = datasets;
    }

    /**
     * Ranges and snapshots first, where those that stand there are of another candidate.
     *
     * @return rows staged; empty where it was done before
     */
    public OptionalLong stage(Candidate candidate) {
        new StageSnapshots(ledger, datasets).stage(candidate);
        return MarkedStage.run(ledger, candidate, Stage.AGGREGATE, () -> {
            long rows = dataset(candidate, candidate.dataset(), candidate.wholeAggregates());
            for (Dataset dependent : datasets.dependents(candidate.dataset())) {
                if (new Staging(warehouse, candidate.dataset())
                        .change(dependent.main().latest())
                        .isPresent()) {
                    rows += dataset(candidate, dependent, false);
                }
            }
            return rows;
        });
    }

    private long dataset(Candidate candidate, Dataset dataset, boolean whole) {
        Staging staging = new Staging(warehouse, candidate.dataset());
        Contract contract = dataset.contract();
        long rows = 0;
        for (Aggregate aggregate : contract.aggregates()) {
            Entity entity = entity(dataset, aggregate);
            Tables.Name latest = entity.latest();
            List<TableColumn> columns = staging.columns(latest);
            WindowSql windows = new WindowSql(contract, aggregate, columns, warehouse.dialect());
            warehouse.run("drop table if exists _window");
            warehouse.run(windows.touched(staging.table(latest)));
            String latestRows = staging.candidate(latest, columns);
            aggregate
                    .measures()
                    .forEach(measure -> windows.tooLargeDecimal(measure, latestRows, whole)
                            .ifPresent(query -> fits(dataset, aggregate, measure, query)));
            rows += staging.stage(
                            candidate,
                            windows.summed(),
                            all -> windows.windows(latestRows, all),
                            windows.isTouched(),
                            whole)
                    .rows();
            aggregate
                    .measures()
                    .forEach(measure -> windows.tooLargeDouble(
                                    measure,
                                    latestRows,
                                    staging.table(windows.summed().table()))
                            .ifPresent(query -> fits(dataset, aggregate, measure, query)));
        }
        for (String name : contract.aggregateSql().keySet()) {
            rows += custom(candidate, staging, new AggregateQuery(warehouse, contract, name));
        }
        return rows;
    }

    /** @param query for the key of a window that the sum of a measure cannot hold */
    private void fits(Dataset dataset, Aggregate aggregate, Aggregate.Measure measure, String query) {
        warehouse.query(query).stream().findFirst().ifPresent(window -> {
            List<String> names = WindowSql.keyNames(aggregate);
            String key = IntStream.range(0, names.size())
                    .mapToObj(
                            i -> names.get(i) + " " + Cells.text(window.values().get(i)))
                    .collect(Collectors.joining(", "));
            throw TaskFailure.refused(
                    dataset.name() + ": the window of " + key + " of aggregate " + aggregate.name()
                            + " cannot hold measure " + measure.name() + ", "
                            + measure.function().name().toLowerCase(Locale.ROOT) + "("
                            + measure.column().orElseThrow() + "): its values add up to more than "
                            + "the widest type of a sum; correct the values, make the window smaller, or take the measure out of the contract");
        });
    }

    /** SQL of the user's own reads whole tables, so it is computed whole, over what readers would see. */
    private long custom(Candidate candidate, Staging staging, AggregateQuery custom) {
        staging.inFront(custom::keep);
        List<TableColumn> columns = warehouse.describe("select * from " + AggregateQuery.ROWS);
        boolean differs = warehouse.columns(custom.target()).equals(columns)
                && !custom.repeats(AggregateQuery.ROWS)
                && !custom.repeats(custom.target().toString());
        return staging.stage(
                        candidate,
                        new Summed(custom.target(), SqlNames.names(columns), SqlNames.names(columns), false),
                        all -> "select * from " + AggregateQuery.ROWS,
                        "true",
                        !differs)
                .rows();
    }

    static Entity entity(Dataset dataset, Aggregate aggregate) {
        return aggregate
                .of()
                .flatMap(child -> dataset.children().stream()
                        .filter(entity -> entity.child().orElseThrow().name().equals(child))
                        .findFirst())
                .orElse(dataset.main());
    }
}
