package dev.varve.load;

import dev.varve.warehouse.Cells;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.TableWriter;
import dev.varve.warehouse.Warehouse;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes what drifted as rows of the ledger: of every delivery against the contract, and against the delivery received before it,
 * whichever was loaded first.
 */
final class RecordDrift {
    private final Warehouse warehouse;
    private final String dataset;

    RecordDrift(Warehouse warehouse, String dataset) {
        this.warehouse = warehouse;
        this.dataset = dataset;
    }

    /** Of loads just read, and of the deliveries that follow theirs; in the caller's transaction. */
    void record(Collection<Long> loads) {
        if (loads.isEmpty()) {
            return;
        }
        String ids = loads.stream().map(String::valueOf).collect(Collectors.joining(", "));
        List<Cells> deliveries = warehouse.query(Sql.named("load/layouts").with("loads", ids), dataset);
        String found = deliveries.stream().map(row -> row.text(0)).collect(Collectors.joining(", "));
        warehouse.run(
                Sql.named("load/forget_drift").with("loads", ids).with("deliveries", found.isEmpty() ? "null" : found));
        try (TableWriter writer = warehouse.writer("control", "drift")) {
            for (Cells row : deliveries) {
                Optional<Drift.Profile> before = row.text(4) == null
                        ? Optional.empty()
                        : Optional.of(Drift.Profile.of(row.text(4), row.text(5)));
                Drift.between(before, Drift.Profile.of(row.text(2), row.text(3)))
                        .forEach(drift -> write(row, drift, writer));
            }
        }
    }

    private void write(Cells delivery, Drift drift, TableWriter writer) {
        writer.text(dataset);
        writer.number(delivery.number(1));
        writer.number(delivery.number(0));
        writer.text(drift.kind().name().toLowerCase(Locale.ROOT));
        writer.text(drift.field());
        writer.text(drift.was());
        writer.text(drift.now());
        if (drift.values() == null) {
            writer.nothing();
        } else {
            writer.number(drift.values());
        }
        writer.number(drift.again() ? 1 : 0);
        writer.endRow();
    }
}
