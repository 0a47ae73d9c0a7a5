package dev.varve.load;

import dev.varve.contract.Contract;
import dev.varve.contract.Tables;
import dev.varve.derive.Dataset;
import dev.varve.formats.RecordReader;
import dev.varve.formats.Reject;
import dev.varve.formats.Row;
import dev.varve.formats.RowSink;
import dev.varve.formats.raster.Rasters;
import dev.varve.formats.reading.Readers;
import dev.varve.formats.refusal.RefusedFile;
import dev.varve.ledger.Delivery;
import dev.varve.ledger.Load;
import dev.varve.quality.ContractParts;
import dev.varve.quality.ContractPlan;
import dev.varve.quality.ContractPlan.Cost;
import dev.varve.quality.ContractPlan.Fresh;
import dev.varve.quality.ContractPlan.Rejects;
import dev.varve.quality.ContractPlan.Retyped;
import dev.varve.quality.ContractPlan.Sample;
import dev.varve.quality.ContractPlan.Table;
import dev.varve.quality.check.Privacy;
import dev.varve.runtime.ChangedContract;
import dev.varve.runtime.Session;
import dev.varve.storage.stream.ReadAhead;
import dev.varve.warehouse.Cells;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.TableColumn;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a changed contract says of some files: the newest, the oldest, and some between. */
public final class SampleContract {
    private static final int FILES = 12;
    private static final long BYTES = 64L << 20;
    private static final int SHOWN = 10;

    private final Session session;
    private final ChangedContract change;
    private final Contract was;
    private final Contract now;

    public SampleContract(Session session, ChangedContract change) {
        this.session = session;
        this.change = change;
        this.was = session.contract(change.declared().dataset());
        this.now = change.declared();
    }

    /** They would be all of them: what every file says is known as soon. */
    public boolean wouldBeWhole() {
        List<Delivery> files = files();
        return chosen(files).size() == files.size() && bytes(files) <= BYTES;
    }

    /** Rows and keys, and figures, are known only when every file was read. */
    public ContractPlan plan() {
        List<Delivery> files = files();
        long bytes = bytes(files);
        List<Delivery> chosen = chosen(files);
        Counting counting = new Counting();
        List<String> refusals = new ArrayList<>();
        Instant started = Instant.now();
        try (Rasters rasters = session.places().rasters()) {
            for (Delivery file : chosen) {
                counting.path = file.path();
                read(file, counting, rasters, refusals);
            }
        }
        double seconds = Duration.between(started, Instant.now()).toMillis() / 1000.0;
        long read = Math.max(1, bytes(chosen));
        return new ContractPlan(
                now.dataset(),
                new ContractParts(was, now).again(),
                new Cost(files.size(), bytes, true, chosen.size(), seconds * bytes / read),
                new Rejects(
                        counting.accepted + counting.rejected,
                        rejectedNow(chosen),
                        counting.rejected,
                        counting.fresh(),
                        counting.samples),
                List.of(columns(counting)),
                List.of(),
                session.contracts().referring(now.dataset()),
                List.of(),
                reasons(counting, refusals));
    }

    /** Each once, in received order. */
    private List<Delivery> files() {
        Map<Long, Delivery> files = new LinkedHashMap<>();
        session.ledger().loads(now.dataset()).stream()
                .filter(Load::isLoaded)
                .flatMap(load -> session.ledger().deliveries(load.id()).stream())
                .filter(delivery -> delivery.fileState() == Delivery.FileState.LOADED)
                .forEach(delivery -> files.putIfAbsent(delivery.fileId(), delivery));
        return List.copyOf(files.values());
    }

    private static long bytes(List<Delivery> files) {
        return files.stream()
                .mapToLong(file -> file.item().content().contentBytes())
                .sum();
    }

    private static List<Delivery> chosen(List<Delivery> files) {
        List<Delivery> chosen = new ArrayList<>();
        long bytes = 0;
        int count = Math.min(FILES, files.size());
        for (int i = count - 1; i >= 0; i--) {
            Delivery file =
                    files.get(count == 1 ? files.size() - 1 : (int) ((long) i * (files.size() - 1) / (count - 1)));
            bytes += file.item().content().contentBytes();
            if (chosen.isEmpty() || bytes <= BYTES) {
                chosen.add(file);
            }
        }
        return chosen;
    }

    private void read(Delivery file, Counting counting, Rasters rasters, List<String> refusals) {
        RecordReader reader = Readers.of(now, file.item().captured(), rasters);
        try (InputStream content =
                new ReadAhead(session.archive().open(file.item().content().archivedAs()))) {
            reader.read(content, counting);
        } catch (RefusedFile e) {
            refusals.add("it would refuse " + file.path() + ": " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long rejectedNow(List<Delivery> chosen) {
        return chosen.stream()
                .mapToLong(file -> session.warehouse()
                        .first(Sql.named("load/file_counts"), file.fileId())
                        .map((Cells row) -> row.number(1))
                        .orElse(0L))
                .sum();
    }

    private Table columns(Counting counting) {
        List<TableColumn> before =
                Dataset.rawColumns(was.columns(), session.warehouse().dialect());
        List<TableColumn> after =
                Dataset.rawColumns(now.columns(), session.warehouse().dialect());
        Map<String, String> types = new HashMap<>();
        before.forEach(column -> types.put(column.name(), column.type()));
        List<String> empty = counting.empty(after);
        return new Table(
                Tables.raw(now.table()).toString(),
                null,
                null,
                null,
                null,
                null,
                List.of(),
                after.stream()
                        .map(TableColumn::name)
                        .filter(name -> !types.containsKey(name))
                        .map(name -> empty.contains(name) ? name + ContractPlan.EMPTY : name)
                        .toList(),
                before.stream()
                        .map(TableColumn::name)
                        .filter(name ->
                                after.stream().noneMatch(column -> column.name().equals(name)))
                        .toList(),
                after.stream()
                        .filter(column -> types.containsKey(column.name()))
                        .filter(column -> !types.get(column.name()).equals(column.type()))
                        .map(column -> new Retyped(column.name(), types.get(column.name()), column.type()))
                        .toList(),
                empty.stream().filter(types::containsKey).filter(this::changed).toList());
    }

    /** One that was read so before has as many values as it had. */
    private boolean changed(String column) {
        return !was.column(column).equals(now.column(column));
    }

    private List<String> reasons(Counting counting, List<String> refusals) {
        List<String> reasons = new ArrayList<>(refusals);
        new ContractParts(was, now).meaning().forEach(one -> reasons.add(one + ", which waits for a person"));
        long rows = counting.accepted + counting.rejected;
        if (now.limits().rejects().exceededBy(counting.rejected, rows)) {
            reasons.add(
                    "it would reject " + counting.rejected + " of " + rows + " rows, more than limits.rejects allows ("
                            + now.limits().rejects().text() + ")");
        }
        List<String> emptied = columns(counting).emptied();
        if (!emptied.isEmpty()) {
            reasons.add("no row that was read has a value in " + String.join(", ", emptied));
        }
        return reasons;
    }

    private final class Counting implements RowSink {
        private final Map<List<String>, Long> rejects = new LinkedHashMap<>();
        private final List<Sample> samples = new ArrayList<>();
        private final Privacy privacy = Privacy.of(now);
        private String path = "";
        private long accepted;
        private long rejected;
        private boolean[] filled = new boolean[0];

        @Override
        public void accept(Row row) {
            accepted++;
            if (filled.length == 0) {
                filled = new boolean[row.values().size()];
            }
            for (int place = 0; place < filled.length; place++) {
                filled[place] |= !row.values().isNull(place);
            }
        }

        @Override
        public void reject(Reject reject) {
            rejected++;
            String column = reject.column() == null ? "" : reject.column();
            rejects.merge(List.of(column, reject.reason().code()), 1L, Long::sum);
            if (samples.size() < SHOWN) {
                samples.add(new Sample(path, reject.number(), column, privacy.message(reject.message())));
            }
        }

        List<Fresh> fresh() {
            return rejects.entrySet().stream()
                    .sorted(Map.Entry.<List<String>, Long>comparingByValue().reversed())
                    .map(one -> new Fresh(one.getKey().get(0), one.getKey().get(1), one.getValue()))
                    .toList();
        }

        List<String> empty(List<TableColumn> columns) {
            List<String> empty = new ArrayList<>();
            for (int place = 0; place < filled.length && place < columns.size(); place++) {
                if (!filled[place]) {
                    empty.add(columns.get(place).name());
                }
            }
            return empty;
        }
    }
}
