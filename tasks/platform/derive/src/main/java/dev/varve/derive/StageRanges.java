package dev.varve.derive;

import dev.varve.ledger.Ledger;
import dev.varve.ledger.Load;
import dev.varve.ledger.Stage;
import dev.varve.warehouse.TableColumn;
import dev.varve.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Writes the loads' changes and stages the validity ranges of the keys they touch. */
public final class StageRanges {
    private final Ledger ledger;
    private final Warehouse warehouse;

    public StageRanges(Ledger ledger) {
        this.ledger = ledger;
        this.warehouse = ledger.warehouse();
    }

    /** @return rows staged; empty where it was done before */
    public OptionalLong stage(Candidate candidate) {
        return MarkedStage.run(ledger, candidate, Stage.CONFORM, () -> work(candidate));
    }

    private long work(Candidate candidate) {
        Dataset dataset = candidate.dataset();
        Staging staging = new Staging(warehouse, dataset);
        staging.clear();
        Changes changes = new Changes(ledger, dataset);
        changes.write();
        boolean whole = candidate.wholeRanges();
        warehouse.run(
                "create table " + staging.touched() + " as " + changes.touched(candidate) + (whole ? " limit 0" : ""));
        long rows = whole ? whole(candidate, staging) : difference(candidate, staging);
        MarkedStage.advance(ledger, candidate, Load.State.CONFORMED);
        return rows;
    }

    private long whole(Candidate candidate, Staging staging) {
        new Derivation(warehouse).stage(candidate.dataset(), candidate.loadIds(), staging);
        return candidate.dataset().entities().stream()
                .mapToLong(entity ->
                        staging.record(candidate, entity.summedRanges(), true).rows())
                .sum();
    }

    private long difference(Candidate candidate, Staging staging) {
        Dataset dataset = candidate.dataset();
        new Derivation(warehouse).derive(dataset, candidate.loadIds(), KnownAt.NONE, Optional.of(staging.touched()));
        long rows = 0;
        for (Entity entity : dataset.entities()) {
            Staging.Change change = staging.stage(
                    candidate,
                    entity.summedRanges(),
                    all -> "select * from " + Derivation.ranges(entity),
                    "exists (select 1 from " + staging.touched() + " _t where "
                            + SqlNames.same("_t", "_p", entity.touchNames()) + ")",
                    false);
            if (change.whole()) {
                throw new IllegalStateException(entity.ranges() + " has not the form its contract gives it");
            }
            rows += change.rows();
        }
        return rows;
    }

    /** Columns of an entity's ranges. */
    static List<TableColumn> columns(Entity entity) {
        List<TableColumn> columns = new ArrayList<>(entity.columns());
        columns.add(new TableColumn("effective_from", "TIMESTAMP"));
        columns.add(new TableColumn("effective_to", "TIMESTAMP"));
        columns.add(new TableColumn("deleted", "BOOLEAN"));
        columns.add(new TableColumn("_hash", "BIGINT"));
        columns.add(new TableColumn("_received_at", "TIMESTAMP"));
        columns.add(new TableColumn("_load_id", "BIGINT"));
        columns.add(new TableColumn("_delivery_id", "BIGINT"));
        columns.add(new TableColumn("_file_id", "BIGINT"));
        columns.add(new TableColumn("_row_number", "BIGINT"));
        return List.copyOf(columns);
    }
}
