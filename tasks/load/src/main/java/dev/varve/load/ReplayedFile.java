package dev.varve.load;

import dev.varve.contract.Contract;
import dev.varve.failure.TaskFailure;
import dev.varve.formats.RecordReader;
import dev.varve.formats.Reject;
import dev.varve.formats.Row;
import dev.varve.formats.RowSink;
import dev.varve.formats.raster.Rasters;
import dev.varve.formats.reading.CorrectedFile;
import dev.varve.formats.reading.Readers;
import dev.varve.formats.refusal.RefusedFile;
import dev.varve.ledger.Delivery;
import dev.varve.ledger.Json;
import dev.varve.ledger.RejectDecisions;
import dev.varve.runtime.Session;
import dev.varve.storage.StoreFailure;
import dev.varve.warehouse.Cells;
import dev.varve.warehouse.Sql;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Rejected rows of one archived file, read again with the present contract and with corrected texts. */
final class ReplayedFile {
    final long id;
    final String path;
    final boolean loaded;
    final List<ReplayRejects.Wanted> rows;
    /** Why rows still do not fit, by number. */
    final Map<Long, Reject> still = new HashMap<>();

    private final Session session;
    private final Contract contract;
    private final String archivedAs;
    private final Rasters rasters;
    private final RecordReader reader;
    private final CorrectedFile corrected;
    private final Set<Long> fits = new HashSet<>();

    ReplayedFile(Session session, Contract contract, long id, List<ReplayRejects.Wanted> rows) {
        this.session = session;
        this.contract = contract;
        this.id = id;
        this.rows = rows;
        Cells file = session.warehouse().first(Sql.named("rejects/file"), id).orElseThrow();
        this.archivedAs = file.text(1);
        this.loaded = Delivery.FileState.of(file.text(2)) == Delivery.FileState.LOADED;
        this.path = file.text(3);
        this.rasters = session.places().rasters();
        this.reader = Readers.of(contract, Json.texts(file.text(0)), rasters);
        SortedMap<Long, Optional<String>> texts = new RejectDecisions(session.warehouse(), contract.dataset())
                .admitted()
                .getOrDefault(id, new TreeMap<>());
        rows.forEach(row -> texts.merge(row.rowNumber(), row.text(), (before, now) -> now.isPresent() ? now : before));
        this.corrected =
                new CorrectedFile(reader, () -> session.archive().open(archivedAs), RejectDecisions.corrected(texts));
    }

    boolean fits(ReplayRejects.Wanted row) {
        return fits.contains(row.rowNumber());
    }

    /** Learns which rows fit. */
    void attempt() {
        Set<Long> wanted = new HashSet<>();
        rows.forEach(row -> wanted.add(row.rowNumber()));
        reading(() -> {
            corrected.prove();
            try (InputStream content = corrected.open()) {
                corrected
                        .reader()
                        .read(
                                content,
                                taking(
                                        wanted,
                                        row -> fits.add(row.number()),
                                        reject -> still.put(reject.number(), reject)));
            }
        });
    }

    /** The keys that rows have as they were delivered, by number. */
    Map<Long, List<Object>> deliveredKeys() {
        Map<Long, List<Object>> keys = new HashMap<>();
        reading(() -> {
            try (InputStream content = session.archive().open(archivedAs)) {
                reader.read(content, taking(fits, row -> {}, reject -> keys.put(reject.number(), key(reject))));
            }
        });
        return keys;
    }

    private static List<Object> key(Reject reject) {
        return reject.key() == null ? null : Arrays.asList(reject.key().objects());
    }

    /** Writes the rows that fit, beside those of the file that are loaded. */
    void write(RawTables tables) {
        RecordReader.Count[] count = new RecordReader.Count[1];
        reading(() -> {
            try (InputStream content = corrected.open();
                    RawSink sink = tables.sink()) {
                sink.begin(id);
                count[0] = corrected.reader().read(content, taking(fits, sink::accept, reject -> {}));
            }
        });
        session.warehouse()
                .run(Sql.named("load/read_again"), Layouts.drift(count[0]), Layouts.json(count[0].layout()), id);
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    private void reading(Work work) {
        try (rasters) {
            work.run();
        } catch (RefusedFile e) {
            throw TaskFailure.refused(contract.dataset() + ": nothing was replayed: " + path + ": " + e.getMessage());
        } catch (StoreFailure e) {
            throw e.failure();
        } catch (IOException e) {
            throw TaskFailure.transientFailure(
                    contract.dataset() + ": cannot read the archived copy of " + path + ": " + e.getMessage(), e);
        }
    }

    private static RowSink taking(Set<Long> numbers, Consumer<Row> rows, Consumer<Reject> rejects) {
        return new RowSink() {
            @Override
            public void accept(Row row) {
                if (numbers.contains(row.number())) {
                    rows.accept(row);
                }
            }

            @Override
            public void reject(Reject reject) {
                if (numbers.contains(reject.number())) {
                    rejects.accept(reject);
                }
            }
        };
    }
}
