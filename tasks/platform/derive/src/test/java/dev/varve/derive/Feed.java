package dev.varve.derive;

import dev.varve.contract.Tables;
import dev.varve.contract.read.Contracts;
import dev.varve.ledger.ArchivedContent;
import dev.varve.ledger.Ids;
import dev.varve.ledger.LandedObject;
import dev.varve.ledger.Ledger;
import dev.varve.ledger.Load;
import dev.varve.ledger.Manifest;
import dev.varve.ledger.Wholeness;
import dev.varve.warehouse.Cells;
import dev.varve.warehouse.Engine;
import dev.varve.warehouse.Migrations;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.TableColumn;
import dev.varve.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A keyed dataset in a warehouse of its own; what drops bring goes straight into raw. */
final class Feed implements AutoCloseable {
    static final String RANGES =
            "select k, effective_from, effective_to, deleted, n, seq, status from conformed.shop_things";
    static final String LATEST = "select k, effective_from, n, seq, status from snapshot.shop_things_latest";
    static final String AS_OF = "select as_of, k, n, seq, status from snapshot.shop_things_as_of";
    static final String CORRECTED = "select as_of, k, n, seq, status from snapshot.shop_things_as_of_corrected";
    static final String WINDOWS = "select window_start, things, total from aggregate.shop_by_day";
    /** Kept of the tables, not counted now. */
    static final String SUMS = "select * exclude (hashed_by) from control.row_sum";

    static final List<String> TABLES = List.of(RANGES, LATEST, AS_OF, CORRECTED, WINDOWS);

    private static final String DATASET = "shop.things";
    final Warehouse warehouse;
    final Ledger ledger;
    final Datasets datasets;

    /** In a file of the folder, as the product has it. */
    static Feed open(Kind kind, Path folder) {
        return new Feed(
                kind,
                Engine.named("duckdb")
                        .open(folder.resolve("warehouse.duckdb"), settings(folder), Duration.ZERO, notice -> {}));
    }

    static Feed inMemory(Kind kind, Path folder) {
        return new Feed(kind, Engine.named("duckdb").inMemory(settings(folder)));
    }

    private static Engine.Settings settings(Path folder) {
        return new Engine.Settings("", 1, folder, List.of(folder));
    }

    private Feed(Kind kind, Warehouse warehouse) {
        this.warehouse = warehouse;
        Migrations.apply(warehouse);
        ledger = new Ledger(warehouse, "test", Clock.systemUTC());
        datasets = new Datasets(Contracts.parse(Map.of(DATASET, kind.contract())), warehouse);
        List<TableColumn> own = Dataset.rawColumns(dataset().contract().columns(), warehouse.dialect());
        List<TableColumn> raw = new ArrayList<>(Dataset.LINEAGE);
        raw.addAll(own);
        warehouse.create("raw.shop_things", raw);
        List<TableColumn> rejected = new ArrayList<>(Dataset.LINEAGE.subList(0, 2));
        rejected.add(own.getFirst());
        warehouse.create("raw.shop_things_rejected", rejected);
    }

    Dataset dataset() {
        return datasets.find(DATASET);
    }

    /** A drop of one file, loaded. */
    Load deliver(String receivedAt, Row... rows) {
        return deliver(LocalDateTime.parse(receivedAt), List.of(rows));
    }

    Load deliver(LocalDateTime receivedAt, List<Row> rows) {
        String content = Ids.hash(receivedAt.toString(), rows.toString());
        Instant received = receivedAt.toInstant(ZoneOffset.UTC);
        Manifest.Item file = new Manifest.Item(
                new LandedObject("drops/" + content + ".csv", 1, received),
                new ArchivedContent(content, content, 1, content, 1),
                Map.of(),
                "",
                Wholeness.PROVED);
        return warehouse.transaction(() -> {
            Load load = ledger.insert(new Manifest(DATASET, content, received, received, "", "test", List.of(file)));
            long id = Ledger.fileId(DATASET, content, Map.of());
            for (int i = 0; i < rows.size(); i++) {
                Row row = rows.get(i);
                warehouse.run(
                        "insert into raw.shop_things values (?, ?, 0, null, ?, ?, ?, ?, ?)",
                        id,
                        i + 1,
                        row.key(),
                        row.at(),
                        row.number(),
                        row.sequence(),
                        row.status());
            }
            if (dataset().contract().isRestating()) {
                warehouse.run(Sql.named("load/cover"), load.id());
            }
            ledger.setState(load.id(), Load.State.LOADED);
            return load;
        });
    }

    Candidate candidate(Load... loads) {
        List<Load> now = Arrays.stream(loads)
                .map(ledger::now)
                .sorted(Comparator.comparing(Load::receivedAt))
                .toList();
        return Candidate.of(dataset(), now, ledger, datasets);
    }

    /** @return rows staged in windows */
    long stage(Candidate candidate) {
        new StageRanges(ledger).stage(candidate);
        new StageSnapshots(ledger, datasets).stage(candidate);
        return new StageWindows(ledger, datasets).stage(candidate).orElseThrow();
    }

    void publish(Load... loads) {
        Candidate candidate = candidate(loads);
        stage(candidate);
        prove(candidate);
        new Publication(ledger, datasets).publish(candidate);
    }

    void prove(Candidate candidate) {
        new Proof(ledger, datasets, candidate).prove();
    }

    List<Recount.Difference> recount(Load... pending) {
        return new Recount(ledger, datasets).recount(candidate(pending)).differences();
    }

    Staging staging() {
        return new Staging(warehouse, dataset());
    }

    /** What is staged for a table. */
    Staging.Change staged(Tables.Name table) {
        return staging().change(table).orElseThrow();
    }

    /** The rows of a query as text, in the order of their text. */
    List<String> rows(String query) {
        return warehouse.query(query).stream().map(Feed::line).sorted().toList();
    }

    List<List<String>> tables() {
        return TABLES.stream().map(this::rows).toList();
    }

    private static String line(Cells row) {
        return row.values().stream().map(Cells::text).collect(Collectors.joining(" "));
    }

    @Override
    public void close() {
        warehouse.close();
    }
}
