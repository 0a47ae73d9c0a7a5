package dev.varve.derive;

import dev.varve.contract.Contract;
import dev.varve.contract.ContractPart;
import dev.varve.contract.Tables;
import dev.varve.derive.sum.RowSums;
import dev.varve.derive.sum.TableSum;
import dev.varve.ledger.Decision;
import dev.varve.ledger.Json;
import dev.varve.ledger.Ledger;
import dev.varve.ledger.Load;
import dev.varve.ledger.Metric;
import dev.varve.ledger.PublishedVersion;
import dev.varve.warehouse.Cells;
import dev.varve.warehouse.Quoted;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.Warehouse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes a candidate what readers see: every staged change of every table in one transaction. */
public final class Publication {
    /** Of each table and publication so many are kept. */
    public static final int RESTATEMENTS = 1_000;

    private final Ledger ledger;
    private final Warehouse warehouse;
    private final Datasets datasets;

    public Publication(Ledger ledger, Datasets datasets) {
        this.ledger = ledger;
        this.warehouse = ledger.warehouse();
        this.datasets = datasets;
    }

    public void publish(Candidate candidate) {
        publish(candidate, () -> {});
    }

    /** @param seen runs when the tables are as readers would see them; what it throws takes everything back */
    public void publish(Candidate candidate, Runnable seen) {
        warehouse.transaction(() -> carryOut(candidate, seen));
    }

    /** In the caller's transaction. */
    void carryOut(Candidate candidate, Runnable seen) {
        Staging staging = new Staging(warehouse, candidate.dataset());
        List<Staging.Change> changes = staging.changes();
        restatements(candidate, staging, changes);
        Served served = new Served(ledger, datasets);
        served.beforeChange(changes);
        staging.apply();
        changes.forEach(change -> sum(staging, change));
        new ReaderTables(ledger, candidate.dataset()).retire().forEach(served::retire);
        seen.run();
        measure(candidate, changes);
        served.publish(candidate, staging, changes);
        accept(candidate, served);
        staging.clear();
        advance(candidate);
    }

    /** Of a table that an earlier version published there is no sum yet: whoever needs it counts it. */
    private void sum(Staging staging, Staging.Change change) {
        RowSums sums = new RowSums(warehouse);
        TableSum inserted = staging.recorded(change.table(), RowSums.INSERT);
        if (change.whole()) {
            sums.publish(change.table(), inserted);
        } else {
            sums.published(change.table())
                    .ifPresent(before -> sums.publish(
                            change.table(),
                            before.minus(staging.recorded(change.table(), RowSums.DELETE))
                                    .plus(inserted)));
        }
    }

    /** What the loads changed, and what readers see after them. */
    private void measure(Candidate candidate, List<Staging.Change> changes) {
        Optional<Instant> newest = Optional.ofNullable(warehouse
                .query(Sql.named("snapshot/newest")
                        .with("table", candidate.dataset().main().table()))
                .getFirst()
                .time(0));
        for (Load load : candidate.loads()) {
            for (Staging.Change change : changes) {
                ledger.measure(
                        load.dataset(),
                        load.id(),
                        change.target(),
                        Map.of(
                                Metric.INSERTED,
                                change.inserted() - change.updated(),
                                Metric.UPDATED,
                                change.updated(),
                                Metric.DELETED,
                                change.deleted() - change.updated(),
                                Metric.AFTER,
                                warehouse.count(change.target())));
            }
            newest.ifPresent(time -> ledger.measure(
                    load.dataset(),
                    load.id(),
                    Metric.FRESHNESS,
                    Map.of(Metric.NEWEST_MICROS, ChronoUnit.MICROS.between(Instant.EPOCH, time))));
        }
    }

    private void accept(Candidate candidate, Served served) {
        Set<Long> decided = ledger.decisions(candidate.dataset().name()).stream()
                .map(Decision::loadId)
                .collect(Collectors.toSet());
        Contract contract = candidate.dataset().contract();
        for (Load load : candidate.loads()) {
            if (!decided.contains(load.id())) {
                ledger.decide(
                        load, Decision.Kind.ACCEPT, load.receivedAt(), Decision.VARVE, "no critical check failed");
            }
            ledger.markPublished(load.id());
        }
        for (Load load : candidate.wholeRanges() ? everPublished(contract) : changed(candidate)) {
            served.load(candidate.dataset(), load);
        }
    }

    private static List<Load> changed(Candidate candidate) {
        return Stream.concat(candidate.loads().stream(), candidate.replayed().stream())
                .toList();
    }

    /** Readers get no rows of a load that is held or refused. */
    private List<Load> everPublished(Contract contract) {
        return ledger.loads(contract.dataset()).stream()
                .filter(load -> load.state() == Load.State.PUBLISHED)
                .toList();
    }

    private void advance(Candidate candidate) {
        Contract contract = candidate.dataset().contract();
        ledger.advance(
                contract.dataset(),
                new PublishedVersion(
                        candidate.published().version() + 1,
                        contract.digest(ContractPart.RAW),
                        candidate.conformDigest(),
                        contract.digest(ContractPart.SNAPSHOT),
                        contract.digest(ContractPart.AGGREGATE),
                        warehouse.hashedBy()));
    }

    /** What published figures were, and are now. */
    private void restatements(Candidate candidate, Staging staging, List<Staging.Change> changes) {
        List<Load> loads = changed(candidate);
        long load = loads.isEmpty() ? 0 : loads.getLast().id();
        for (Staging.Change change : changes) {
            if (!change.table().schema().equals(Tables.Kind.WINDOWS.schema())
                    || change.whole()
                    || change.updated() == 0) {
                continue;
            }
            String staged = staging.table(change.table());
            List<String> names = SqlNames.names(staging.columns(change.table()));
            List<Cells> pairs = warehouse.query(Sql.named("aggregate/restated")
                    .with("was", Quoted.names("_w", names))
                    .with("now", Quoted.names("_n", names))
                    .with("staged", staged)
                    .with("same", SqlNames.alike("_w", "_n", change.identity()))
                    .with("limit", Integer.toString(RESTATEMENTS)));
            restated(warehouse, candidate.dataset().name(), load, change, names, pairs, null);
        }
    }

    /**
     * Keeps what published figures were, and are now; in the caller's transaction.
     *
     * @param load that moved them; 0 where none did
     * @param pairs of each row the values of the names as they were, then as they are
     * @param cause what moved them where no load did, else null
     */
    public static void restated(
            Warehouse warehouse,
            String dataset,
            long load,
            Staging.Change change,
            List<String> names,
            List<Cells> pairs,
            String cause) {
        for (Cells pair : pairs) {
            warehouse.run(
                    Sql.named("aggregate/record_restatement"),
                    dataset,
                    load,
                    change.target(),
                    String.join(", ", change.identity()),
                    json(names, pair.values().subList(0, names.size())),
                    json(names, pair.values().subList(names.size(), 2 * names.size())),
                    cause);
        }
    }

    private static String json(List<String> names, List<Object> values) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            row.put(names.get(i), Cells.text(values.get(i)));
        }
        return Json.text(row);
    }
}
