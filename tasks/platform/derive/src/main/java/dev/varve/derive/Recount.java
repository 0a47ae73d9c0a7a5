package dev.varve.derive;

import dev.varve.contract.Aggregate;
import dev.varve.contract.Contract;
import dev.varve.contract.Relationship;
import dev.varve.contract.Tables;
import dev.varve.derive.sum.RowSums;
import dev.varve.derive.sum.Summed;
import dev.varve.ledger.Ledger;
import dev.varve.warehouse.Cells;
import dev.varve.warehouse.Quoted;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.TableColumn;
import dev.varve.warehouse.Warehouse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Derives everything again from changes and deliveries, without short paths, and compares it row by row with the tables that readers
 * see or would see.
 */
public final class Recount {
    private final Ledger ledger;
    private final Warehouse warehouse;
    private final Datasets datasets;
    private final Map<Tables.Name, Summed> compared = new LinkedHashMap<>();
    private final List<Difference> differences = new ArrayList<>();

    public Recount(Ledger ledger, Datasets datasets) {
        this.ledger = ledger;
        this.warehouse = ledger.warehouse();
        this.datasets = datasets;
    }

    /**
     * A table that holds other rows than it should.
     *
     * @param missing rows that it should have and has not
     * @param extra rows that it has and should not
     * @param keys what identifies some of them, by column
     */
    public record Difference(
            String dataset, Tables.Name table, long missing, long extra, List<Map<String, Object>> keys) {}

    /** @param tables that were compared */
    public record Result(int tables, List<Difference> differences) {}

    /** What is published, with what is staged for the candidate where there is anything to do; of its dependents too. */
    public Result recount(Candidate candidate) {
        boolean pending = !candidate.nothingToDo();
        if (!pending && candidate.published().version() == 0) {
            return new Result(0, List.of());
        }
        List<Staging.Change> changes = pending ? new Staging(warehouse, candidate.dataset()).changes() : List.of();
        Set<Tables.Name> staged = changes.stream().map(Staging.Change::table).collect(Collectors.toSet());
        List<Dataset> all = Stream.concat(
                        Stream.of(candidate.dataset()),
                        datasets.dependents(candidate.dataset()).stream()
                                .filter(dependent ->
                                        staged.contains(dependent.main().latest())))
                .toList();
        warehouse.tentatively(() -> {
            if (pending) {
                new Publication(ledger, datasets).carryOut(candidate, () -> {});
            }
            all.forEach(this::recount);
            return null;
        });
        int tables = compared.size();
        if (differences.isEmpty()) {
            changes.stream().filter(Staging.Change::whole).forEach(change -> compared.remove(change.table()));
            warehouse.transaction(this::keepSums);
        }
        return new Result(tables, List.copyOf(differences));
    }

    /** A sum that is wrong beside rows that are right would be told as damage at every load. */
    private void keepSums() {
        RowSums sums = new RowSums(warehouse);
        compared.forEach((table, summed) -> sums.publish(table, sums.count(summed, table.toString())));
    }

    private void recount(Dataset dataset) {
        Contract contract = dataset.contract();
        derive(dataset, KnownAt.NONE);
        SnapshotSql snapshots = new SnapshotSql(datasets, Derivation::ranges);
        for (Entity entity : dataset.entities()) {
            compare(dataset, entity.summedRanges(), "select * from " + Derivation.ranges(entity));
            compare(dataset, entity.summedLatest(), snapshots.latest(entity, "true"));
        }
        for (Aggregate aggregate : contract.aggregates()) {
            String latest = snapshots.latest(StageWindows.entity(dataset, aggregate), "true");
            List<TableColumn> columns = warehouse.describe(latest);
            WindowSql windows = new WindowSql(contract, aggregate, columns, warehouse.dialect());
            compare(dataset, windows.summed(), windows.windows("(" + latest + ")", true));
        }
        for (String name : contract.aggregateSql().keySet()) {
            AggregateQuery custom = new AggregateQuery(warehouse, contract, name);
            List<String> columns = SqlNames.names(warehouse.describe(custom.query()));
            compare(dataset, new Summed(custom.target(), columns, columns, false), custom.query());
        }
        if (!contract.asOf().isEmpty()) {
            points(dataset, snapshots);
        }
    }

    private void points(Dataset dataset, SnapshotSql snapshots) {
        SortedMap<LocalDate, Instant> points = AsOfPoints.all(warehouse, dataset, List.of());
        StageSnapshots.fill(warehouse, "_point", points);
        for (Entity entity : dataset.entities()) {
            compare(dataset, entity.summedAsOf(Tables.asOfCorrected(entity.table())), snapshots.asOf(entity, "true"));
            warehouse.run("drop table if exists " + known(entity));
            warehouse.createTemporary(known(entity), warehouse.describe(snapshots.asOf(entity, "true")));
        }
        points.forEach((day, at) -> {
            derive(dataset, KnownAt.before(at));
            StageSnapshots.fill(warehouse, "_point", new TreeMap<>(Map.of(day, at)));
            dataset.entities()
                    .forEach(entity ->
                            warehouse.run("insert into " + known(entity) + " " + snapshots.asOf(entity, "true")));
        });
        for (Entity entity : dataset.entities()) {
            compare(dataset, entity.summedAsOf(Tables.asOf(entity.table())), "select * from " + known(entity));
        }
    }

    private static String known(Entity entity) {
        return "_known_" + entity.table();
    }

    private void derive(Dataset dataset, KnownAt cut) {
        Derivation derivation = Derivation.weighingAll(warehouse);
        dataset.entities().stream()
                .flatMap(entity -> SnapshotSql.including(entity).stream())
                .map(Relationship::to)
                .distinct()
                .forEach(to -> derivation.derive(datasets.find(to), List.of(), cut, Optional.empty()));
        derivation.derive(dataset, List.of(), cut, Optional.empty());
    }

    /** @param rows a query of what the table should hold */
    private void compare(Dataset dataset, Summed target, String rows) {
        compared.put(target.table(), target);
        List<TableColumn> wanted = warehouse.describe(rows);
        boolean there = warehouse.columns(target.table()).equals(wanted);
        warehouse.run("drop table if exists _differing");
        warehouse.run(sql("differing")
                .with("columns", Quoted.names(SqlNames.names(wanted)))
                .with("rows", rows)
                .with("table", there ? target.table().toString() : SqlNames.noRows(wanted)));
        Cells counts = warehouse.query(sql("differing_counts")).getFirst();
        if (counts.number(0) + counts.number(1) > 0) {
            differences.add(new Difference(
                    dataset.name(), target.table(), counts.number(0), counts.number(1), keys(target.identity())));
            // What the user's own SQL makes of it is judged by itself.
            warehouse.run("drop table if exists " + target.table());
            warehouse.run("create table " + target.table() + " as " + rows);
        }
    }

    private List<Map<String, Object>> keys(List<String> identity) {
        return warehouse.query(sql("differing_keys").with("identity", Quoted.names(identity))).stream()
                .map(row -> {
                    Map<String, Object> key = new LinkedHashMap<>();
                    for (int i = 0; i < identity.size(); i++) {
                        key.put(identity.get(i), row.values().get(i));
                    }
                    return key;
                })
                .toList();
    }

    private static Sql sql(String name) {
        return Sql.named("verify/" + name);
    }
}
