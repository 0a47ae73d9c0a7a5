package dev.varve.load;

import dev.varve.contract.Contract;
import dev.varve.contract.Format;
import dev.varve.failure.TaskFailure;
import dev.varve.formats.RecordReader;
import dev.varve.formats.raster.Rasters;
import dev.varve.formats.reading.CorrectedFile;
import dev.varve.formats.reading.Readers;
import dev.varve.formats.refusal.RefusedFile;
import dev.varve.ledger.Delivery;
import dev.varve.ledger.RejectDecisions;
import dev.varve.runtime.Session;
import dev.varve.storage.StoreFailure;
import dev.varve.storage.stream.ReadAhead;
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
    /** More would wait for the engine, and each has rows of its own in memory. */
    private static final int MOST_THREADS = 4;

    private final Session session;
    private final Contract contract;
    private final RawTables tables;
    private final Warehouse warehouse;
    private final String digest;
    private final Map<Delivery, String> refused = new LinkedHashMap<>();
    private final List<ReadFile> whole = new ArrayList<>();
    private Map<Long, SortedMap<Long, Optional<String>>> admitted = new HashMap<>();

    /** @param digest of what the contract says of reading */
    ReadFiles(Session session, Contract contract, RawTables tables, String digest) {
        this.session = session;
        this.contract = contract;
        this.tables = tables;
        this.warehouse = session.warehouse();
        this.digest = digest;
    }

    /** @param refusal why it cannot be loaded, or null */
    private record Outcome(Delivery delivery, ReadFile file, RefusedFile refusal) {}

    private record ReadFile(Delivery delivery, RecordReader.Count count, long keyless) {}

    /** @param deliveries of files that are not loaded, each file once */
    void read(List<Delivery> deliveries) {
        if (deliveries.isEmpty()) {
            return;
        }
        String files = deliveries.stream()
                .map(delivery -> Long.toString(delivery.fileId()))
                .collect(Collectors.joining(", "));
        warehouse.run(Sql.named("load/forget_rejects").with("files", files));
        warehouse.run(Sql.named("load/forget_thumbnails").with("files", files));
        // No statement may run while the writers are open.
        admitted = new RejectDecisions(warehouse, contract.dataset()).admitted();
        for (Outcome outcome : outcomes(deliveries)) {
            if (outcome.refusal == null) {
                whole.add(outcome.file);
            } else {
                refuse(outcome.delivery, outcome.refusal);
            }
        }
        record();
        whole.stream()
                .map(file -> file.delivery.fileId())
                .filter(admitted::containsKey)
                .forEach(file -> new AdmittedRows(contract, warehouse).account(file));
    }

    /** Several files at once, each by one thread. @return in the order of the deliveries */
    private List<Outcome> outcomes(List<Delivery> deliveries) {
        int threads = contract.format() instanceof Format.Geotiff
                ? 1
                : Math.min(deliveries.size(), Math.min(Runtime.getRuntime().availableProcessors(), MOST_THREADS));
        Outcome[] outcomes = new Outcome[deliveries.size()];
        try (Rasters rasters = session.places().rasters();
                RawTables.Sinks sinks = tables.sinks(threads)) {
            Threads.share(
                    threads,
                    outcomes.length,
                    (thread, i) -> outcomes[i] = read(deliveries.get(i), sinks.get(thread), rasters));
        }
        return List.of(outcomes);
    }

    private void refuse(Delivery delivery, RefusedFile reason) {
        tables.forget(delivery.fileId());
        warehouse.run(
                Sql.named("load/refuse_file"), reason.reason().code(), reason.getMessage(), digest, delivery.fileId());
        refused.put(delivery, reason.getMessage());
    }

    private Outcome read(Delivery delivery, RawSink sink, Rasters rasters) {
        RecordReader reader = Readers.of(contract, delivery.item().captured(), rasters);
        CorrectedFile file = new CorrectedFile(
                reader,
                () -> session.archive().open(delivery.item().content().archivedAs()),
                RejectDecisions.corrected(admitted.getOrDefault(delivery.fileId(), new TreeMap<>())));
        sink.begin(delivery.fileId());
        try (InputStream content = new ReadAhead(file.open())) {
            return new Outcome(
                    delivery, new ReadFile(delivery, file.reader().read(content, sink), sink.keyless()), null);
        } catch (RefusedFile e) {
            return new Outcome(delivery, null, e);
        } catch (StoreFailure e) {
            throw e.failure();
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
                writer.text(Layouts.drift(count));
                writer.text(Layouts.json(count.layout()));
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
                    1,
                    file.count.accepted(),
                    file.count.rejected(),
                    file.delivery.item().content().contentBytes(),
                    List.of()));
        }
        return total;
    }
}
