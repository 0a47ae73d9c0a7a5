package dev.varve.ledger;

import dev.varve.warehouse.Sql;
import dev.varve.warehouse.TableWriter;
import dev.varve.warehouse.Warehouse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;

/** The items of a drop as a table for a moment: statements over all of them cost no more than over one. */
final class Arrived {
    private final Warehouse warehouse;
    private final String dataset;

    Arrived(Warehouse warehouse, String dataset) {
        this.warehouse = warehouse;
        this.dataset = dataset;
    }

    void with(Instant receivedAt, List<Manifest.Item> items, Consumer<Arrived> work) {
        if (items.isEmpty()) {
            return;
        }
        warehouse.run(Sql.named("ledger/create_arrived"));
        try (TableWriter writer = warehouse.writer("staging", "arrived")) {
            for (int i = 0; i < items.size(); i++) {
                write(writer, i, receivedAt, items.get(i));
            }
        }
        work.accept(this);
        warehouse.run(Sql.named("ledger/drop_arrived"));
    }

    private void write(TableWriter writer, int position, Instant receivedAt, Manifest.Item item) {
        long fileId = Ledger.fileId(dataset, item.content().contentId(), item.captured());
        writer.number(position);
        writer.number(Ledger.deliveryId(dataset, receivedAt, item));
        writer.number(fileId);
        writer.text(item.content().contentId());
        writer.text(Json.text(item.captured()));
        writer.text(item.scope());
        writer.text(item.path());
        writer.text(item.landed());
        writer.number(item.object().version());
        writer.text(item.object().standsAs());
        writer.number(item.object().bytes());
        writer.number(ChronoUnit.MICROS.between(Instant.EPOCH, item.object().modifiedAt()));
        writer.text(item.content().storedHash());
        writer.number(item.content().contentBytes());
        writer.text(item.content().archivedAs());
        writer.number(item.content().archivedBytes());
        writer.number(item.whole() ? 1 : 0);
        writer.text(item.wholeness().reasonCode());
        writer.text(item.wholeness().reason());
        writer.endRow();
    }

    /** Deliveries of an earlier, refused load are moved. */
    void deliver(long loadId, Instant receivedAt) {
        run("insert_content");
        run("insert_file", dataset);
        run("move_delivery", loadId);
        run("insert_delivery", dataset, loadId, receivedAt, dataset, receivedAt);
    }

    void see() {
        run("forget_object", dataset);
        run("see_object", dataset, dataset);
    }

    private void run(String statement, Object... arguments) {
        warehouse.run(Sql.named("ledger/" + statement), arguments);
    }
}
