package dev.varve.load;

import dev.varve.contract.Contract;
import dev.varve.failure.TaskFailure;
import dev.varve.formats.Corrected;
import dev.varve.formats.RecordReader;
import dev.varve.formats.RefusedFile;
import dev.varve.formats.raster.Rasters;
import dev.varve.ledger.Delivery;
import dev.varve.ledger.Json;
import dev.varve.ledger.RejectDecisions;
import dev.varve.runtime.Session;
import dev.varve.storage.ReadAhead;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.TableWriter;
import dev.varve.warehouse.Warehouse;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads files of a load into raw, all of them through one set of writers; in the caller's transaction. */
final class ReadFiles {
    private final Session session;
    private final Contract contract;
    private final RawTables tables;
    private final Warehouse warehouse;
    private final String digest;
    private final Map<Delivery, String> refused = new LinkedHashMap<>();
    private final List<ReadFile> whole = new ArrayList<>();
    private Rasters rasters;
    private Map<Long, SortedMap<Long, Optional<String>>> admitted = new HashMap<>();

    /** @param digest of what the contract says of reading */
    ReadFiles(Session session, Contract contract, RawTables tables, String digest) {
        this.session = session;
        this.contract = contract;
        this.tables = tables;
        this.warehouse = session.warehouse();
        this.digest = digest;
    }

    private record ReadFile(Delivery delivery, RecordReader.Count count, long keyless) {}

    /** @param deliveries of files that are not loaded, each file once */
    void read(List<Delivery> deliveries) {
        if (deliveries.isEmpty()) {
            return;
        }
        warehouse.run(Sql.named("load/forget_rejects")
                .with(
                        "files",
                        deliveries.stream()
                                .map(delivery -> Long.toString(delivery.fileId()))
                                .collect(Collectors.joining(", "))));
        // No statement may run while the writers are open.
        admitted = new RejectDecisions(warehouse, contract.dataset()).admitted();
        try (Rasters opened = session.places().rasters()) {
            rasters = opened;
            for (int next = 0; next < deliveries.size(); ) {
                next = readUntilRefused(deliveries, next);
            }
        }
        record();
        whole.stream()
                .map(file -> file.delivery.fileId())
                .filter(admitted::containsKey)
                .forEach(file -> new AdmittedRows(contract, warehouse).account(file));
    }

    /** @return the file to go on with */
    private int readUntilRefused(List<Delivery> deliveries, int from) {
        int next = from;
        RefusedFile reason = null;
        try (RawTables.Sink sink = tables.sink()) {
            for (; next < deliveries.size() && reason == null; next++) {
                try {
                    whole.add(read(deliveries.get(next), sink));
                } catch (RefusedFile e) {
                    reason = e;
                }
            }
        }
        if (reason != null) {
            Delivery delivery = deliveries.get(next - 1);
            tables.forget(delivery.fileId());
            warehouse.run(
                    Sql.named("load/refuse_file"),
                    reason.reason().code(),
                    reason.getMessage(),
                    digest,
                    delivery.fileId());
            refused.put(delivery, reason.getMessage());
        }
        return next;
    }

    private ReadFile read(Delivery delivery, RawTables.Sink sink) {
        RecordReader reader = RecordReader.of(contract, delivery.captured(), rasters);
        Corrected file = new Corrected(
                reader,
                () -> session.archive().open(delivery.archivedAs()),
                RejectDecisions.corrected(admitted.getOrDefault(delivery.fileId(), new TreeMap<>())));
        sink.begin(delivery.fileId());
        try (InputStream content = new ReadAhead(file.open())) {
            return new ReadFile(delivery, file.reader().read(content, sink), sink.keyless());
        } catch (IOException e) {
            throw TaskFailure.transientFailure(
                    contract.dataset() + ": cannot read the archived copy of " + delivery.path() + ": "
                            + e.getMessage(),
                    e);
        }
    }

    private void record() {
        warehouse.run(Sql.named("load/create_read_file"));
        try (TableWriter writer = warehouse.writer("staging", "read_file")) {
            for (ReadFile file : whole) {
                RecordReader.Count count = file.count;
                writer.number(file.delivery.fileId());
                writer.number(count.read());
                writer.number(count.accepted());
                writer.number(count.rejected());
                writer.number(count.ignored());
                writer.number(file.keyless);
                writer.text(Json.text(Map.of(
                        "unknown",
                        count.unknownFields(),
                        "missing",
                        count.missingColumns(),
                        "encoding",
                        count.encoding())));
                writer.endRow();
            }
        }
        warehouse.run(Sql.named("load/files_loaded"), digest);
        warehouse.run(Sql.named("load/drop_read_file"));
    }

    /** Files that cannot be loaded, and why. */
    Map<Delivery, String> refused() {
        return refused;
    }

    /** What went in, refusals left out. */
    Loaded loaded() {
        Loaded total = Loaded.NOTHING;
        for (ReadFile file : whole) {
            total = total.plus(new Loaded(
                    1, file.count.accepted(), file.count.rejected(), file.delivery.contentBytes(), List.of()));
        }
        return total;
    }
}
