package dev.varve.derive;

import dev.varve.contract.Aggregate;
import dev.varve.contract.Contract;
import dev.varve.contract.Tables;
import dev.varve.derive.sum.RowSums;
import dev.varve.derive.sum.Sum;
import dev.varve.derive.sum.Summed;
import dev.varve.derive.sum.TableSum;
import dev.varve.failure.TaskFailure;
import dev.varve.ledger.Ledger;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.TableColumn;
import dev.varve.warehouse.Warehouse;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Proves, whatever markers say, that what is staged is the candidate's and unchanged, and that the tables made of its ranges agree
 * with them. Compares sums, so that it reads what is staged and not what is published.
 */
public final class Proof {
    private static final String FRESH = "exists (select 1 from _fresh_point _f where _f.as_of = _r.as_of)";
    private final Warehouse warehouse;
    private final Datasets datasets;
    private final RowSums sums;
    private final Candidate candidate;
    private final Staging staging;
    private final Map<Tables.Name, Staging.Change> changes = new LinkedHashMap<>();
    private final Map<Tables.Name, Map<String, TableSum>> staged = new HashMap<>();
    private final Map<Tables.Name, TableSum> published = new HashMap<>();
    private final List<String> wrong = new ArrayList<>();
    private final List<String> damaged = new ArrayList<>();

    public Proof(Ledger ledger, Datasets datasets, Candidate candidate) {
        this.warehouse = ledger.warehouse();
        this.datasets = datasets;
        this.sums = new RowSums(warehouse);
        this.candidate = candidate;
        this.staging = new Staging(warehouse, candidate.dataset());
    }

    /** Throws where it fails: staging that is wrong is dropped first, so that the same command stages it again. */
    public void prove() {
        staging.changes().forEach(change -> changes.put(change.table(), change));
        List<Dataset> all = Stream.concat(
                        Stream.of(candidate.dataset()),
                        datasets.dependents(candidate.dataset()).stream()
                                .filter(dependent ->
                                        changes.containsKey(dependent.main().latest())))
                .toList();
        all.forEach(this::isAsStaged);
        judge();
        changes.values().forEach(this::isAsPublished);
        all.forEach(this::agrees);
        judge();
    }

    private void judge() {
        String dataset = candidate.dataset().name();
        if (!damaged.isEmpty()) {
            throw damage(dataset, damaged);
        }
        if (!wrong.isEmpty()) {
            warehouse.transaction(staging::clear);
            throw TaskFailure.transientFailure(
                    dataset + ": what is staged is not right, and nothing of it is published:\n"
                            + String.join("\n", wrong)
                            + "\nIt is dropped: run this again, and it is staged anew. If that ends so too, varve verify"
                            + " --dataset " + dataset + " --full says which tables are wrong",
                    null);
        }
    }

    static TaskFailure damage(String dataset, List<String> what) {
        return TaskFailure.damaged(dataset + ": tables that readers see are not what varve published:\n"
                + String.join("\n", what)
                + "\nNothing is changed. varve verify --dataset " + dataset
                + " --full says what differs; varve rebuild makes the warehouse again from the archive");
    }

    /** Its part of what is staged is whole, of this candidate, and what it was when its tasks wrote it. */
    private void isAsStaged(Dataset dataset) {
        targets(dataset).forEach(target -> {
            Staging.Change change = changes.get(target.table());
            if (change == null || staging.columns(target.table()).isEmpty()) {
                wrong.add(target.table() + " is not staged");
            } else if (!candidate.digest().equals(change.candidate())) {
                wrong.add(target.table() + " is staged for other loads, or upon another version of what is published");
            } else {
                Map<String, TableSum> now = staging.count(target, "true");
                staged.put(target.table(), now);
                Stream.of(RowSums.INSERT, RowSums.DELETE).forEach(kind -> {
                    TableSum then = staging.recorded(target.table(), kind);
                    TableSum is = now.getOrDefault(kind, TableSum.NONE);
                    if (!is.equals(then)) {
                        wrong.add("of " + target.table() + " "
                                + rows(is.all(), then.all(), "to " + kind + " are there", "were staged"));
                    }
                });
            }
        });
    }

    private List<Summed> targets(Dataset dataset) {
        Contract contract = dataset.contract();
        List<Summed> targets = new ArrayList<>();
        for (Entity entity : dataset.entities()) {
            if (isOwner(dataset)) {
                targets.add(entity.summedRanges());
            }
            targets.add(entity.summedLatest());
            if (!contract.asOf().isEmpty()) {
                targets.add(entity.summedAsOf(Tables.asOf(entity.table())));
                targets.add(entity.summedAsOf(Tables.asOfCorrected(entity.table())));
            }
        }
        contract.aggregates()
                .forEach(aggregate -> targets.add(windows(dataset, aggregate).summed()));
        contract.aggregateSql().keySet().forEach(name -> {
            Tables.Name table = WindowSql.table(contract, name);
            List<String> columns = SqlNames.names(staging.columns(table));
            targets.add(new Summed(table, columns, columns, false));
        });
        return targets;
    }

    private boolean isOwner(Dataset dataset) {
        return dataset.name().equals(candidate.dataset().name());
    }

    /** Nobody else took rows of the table away or put some there. */
    private void isAsPublished(Staging.Change change) {
        if (!change.whole()) {
            long rows = warehouse.count(change.target());
            sums.published(change.table())
                    .map(TableSum::all)
                    .filter(sum -> sum.rows() != rows)
                    .ifPresent(sum -> damaged.add(
                            change.target() + " has " + rows(rows) + ", and " + sum.rows() + " were published"));
        }
    }

    private void agrees(Dataset dataset) {
        Contract contract = dataset.contract();
        dataset.entities().forEach(this::hasWhatIsInForce);
        if (!contract.asOf().isEmpty()) {
            SortedMap<LocalDate, Instant> points =
                    AsOfPoints.all(warehouse, dataset, isOwner(dataset) ? candidate.loadIds() : List.of());
            SortedMap<LocalDate, Instant> fresh = AsOfPoints.fresh(warehouse, dataset, points);
            dataset.entities().forEach(entity -> hasWhatWasInForce(entity, points, fresh));
        }
        contract.aggregates().forEach(aggregate -> addsUp(dataset, aggregate));
    }

    private void hasWhatIsInForce(Entity entity) {
        Summed ranges = entity.summedRanges();
        Summed latest = entity.summedLatest();
        boolean kept = !isWhole(ranges) && !isWhole(latest);
        if (kept && !published(ranges).current().equals(published(latest).all())) {
            damaged.add(latest.table() + " has "
                    + rows(
                            published(latest).all(),
                            published(ranges).current(),
                            "",
                            "are in force in " + ranges.table()));
        } else {
            compare(latest, after(latest).all(), after(ranges).current(), "are in force in " + ranges.table());
        }
    }

    /** At points that no publication had yet every row is looked at, since every row is new; at the others what changes. */
    private void hasWhatWasInForce(
            Entity entity, SortedMap<LocalDate, Instant> points, SortedMap<LocalDate, Instant> fresh) {
        Summed corrected = entity.summedAsOf(Tables.asOfCorrected(entity.table()));
        String should = "were in force in " + entity.ranges();
        String table = staging.candidate(corrected.table(), staging.columns(corrected.table()));
        if (isWhole(corrected) || isWhole(entity.summedRanges())) {
            StageSnapshots.fill(warehouse, "_point", points);
            compare(
                    corrected,
                    isWhole(corrected)
                            ? after(corrected).all()
                            : sums.count(corrected, table).all(),
                    sums.count(corrected, atPoints(staging.ranges(entity))).all(),
                    should);
            return;
        }
        SortedMap<LocalDate, Instant> old = new TreeMap<>(points);
        fresh.keySet().forEach(old::remove);
        StageSnapshots.fill(warehouse, "_fresh_point", fresh);
        StageSnapshots.fill(warehouse, "_point", old);
        TableSum moved = changes.containsKey(entity.ranges())
                ? change(sums.countStaged(corrected, atPoints(staging.table(entity.ranges())), "true"))
                : TableSum.NONE;
        if (!change(staging.count(corrected, "not " + FRESH)).equals(moved)) {
            wrong.add(corrected.table() + " would change by other rows than " + should);
        }
        if (!fresh.isEmpty()) {
            StageSnapshots.fill(warehouse, "_point", fresh);
            compare(
                    corrected,
                    sums.count(corrected, "(select * from " + table + " _r where " + FRESH + ")")
                            .all(),
                    sums.count(corrected, atPoints(staging.ranges(entity))).all(),
                    should);
        }
    }

    private static String atPoints(String ranges) {
        return Sql.named("verify/ranges_at_points").with("ranges", ranges).complete();
    }

    /** What a measure adds up to over the windows is what it adds up to over the rows. */
    private void addsUp(Dataset dataset, Aggregate aggregate) {
        if (WindowSql.cells(dataset.contract(), aggregate, warehouse.dialect()).isPresent()) {
            return;
        }
        WindowSql windows = windows(dataset, aggregate);
        Summed target = windows.summed();
        Summed latest = StageWindows.entity(dataset, aggregate).summedLatest();
        boolean whole = isWhole(target) || isWhole(latest);
        List<BigInteger> ofRows = new ArrayList<>();
        List<BigInteger> ofWindows = new ArrayList<>();
        for (String kind : whole ? List.of(RowSums.INSERT) : List.of(RowSums.INSERT, RowSums.DELETE)) {
            windows.sharesOfRows(whole ? candidate(latest) : staged(latest, kind))
                    .ifPresent(query -> ofRows.addAll(shares(query)));
            windows.sharesOfWindows(whole ? candidate(target) : staged(target, kind))
                    .ifPresent(query -> ofWindows.addAll(shares(query)));
        }
        int measures = whole ? ofRows.size() : ofRows.size() / 2;
        for (int i = 0; i < measures; i++) {
            if (!share(ofRows, i, measures).equals(share(ofWindows, i, measures))) {
                wrong.add(target.table() + " would not add up to the rows of " + latest.table());
                return;
            }
        }
    }

    private String candidate(Summed target) {
        List<TableColumn> columns = staging.columns(target.table());
        return staging.candidate(target.table(), columns);
    }

    private String staged(Summed target, String kind) {
        return "(select * from " + staging.table(target.table()) + " where _op = '" + kind + "')";
    }

    private List<BigInteger> shares(String query) {
        return warehouse.query(query).getFirst().values().stream()
                .map(sum -> sum == null ? BigInteger.ZERO : new BigInteger(sum.toString()))
                .toList();
    }

    /** Of what comes; less that of what goes, where it stands behind. */
    private static BigInteger share(List<BigInteger> shares, int measure, int measures) {
        BigInteger come = shares.get(measure);
        return (shares.size() > measures ? come.subtract(shares.get(measures + measure)) : come)
                .mod(BigInteger.valueOf(WindowSql.PRIME));
    }

    private WindowSql windows(Dataset dataset, Aggregate aggregate) {
        Tables.Name latest = StageWindows.entity(dataset, aggregate).latest();
        return new WindowSql(dataset.contract(), aggregate, staging.columns(latest), warehouse.dialect());
    }

    private boolean isWhole(Summed target) {
        Staging.Change change = changes.get(target.table());
        return change != null && change.whole();
    }

    private TableSum after(Summed target) {
        Map<String, TableSum> rows = staged.getOrDefault(target.table(), Map.of());
        return isWhole(target)
                ? rows.getOrDefault(RowSums.INSERT, TableSum.NONE)
                : published(target).plus(change(rows));
    }

    private static TableSum change(Map<String, TableSum> rows) {
        return rows.getOrDefault(RowSums.INSERT, TableSum.NONE).minus(rows.getOrDefault(RowSums.DELETE, TableSum.NONE));
    }

    /** Kept with the table; of a table that an earlier version published it is counted now. */
    private TableSum published(Summed target) {
        return published.computeIfAbsent(
                target.table(),
                table -> sums.published(table).orElseGet(() -> {
                    TableSum counted =
                            warehouse.columns(table).isEmpty() ? TableSum.NONE : sums.count(target, table.toString());
                    warehouse.transaction(() -> sums.publish(table, counted));
                    return counted;
                }));
    }

    private void compare(Summed target, Sum is, Sum should, String where) {
        if (!is.equals(should)) {
            wrong.add(target.table() + " would have " + rows(is, should, "", where));
        }
    }

    private static String rows(Sum is, Sum should, String isSo, String shouldSo) {
        String found = (rows(is.rows()) + " " + isSo).strip();
        return is.rows() == should.rows()
                ? found + ", as many as " + shouldSo + ", but not the same"
                : found + ", and " + should.rows() + " " + shouldSo;
    }

    private static String rows(long count) {
        return count + (count == 1 ? " row" : " rows");
    }
}
