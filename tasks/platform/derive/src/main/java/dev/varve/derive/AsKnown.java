package dev.varve.derive;

import dev.varve.contract.Aggregate;
import dev.varve.contract.Contract;
import dev.varve.contract.Tables;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.Warehouse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** Builds, in a reader's memory, the tables as they were known at a time: the same derivation with a cut. */
public final class AsKnown {
    private final Datasets datasets;
    private final Warehouse warehouse;
    private final KnownAt cut;
    private final Set<String> derived = new HashSet<>();

    public AsKnown(Datasets datasets, Warehouse warehouse, KnownAt cut) {
        this.datasets = datasets;
        this.warehouse = warehouse;
        this.cut = cut;
    }

    public void build(String name) {
        Dataset dataset = datasets.find(name);
        ranges(dataset);
        dataset.entities().stream()
                .flatMap(entity -> SnapshotSql.including(entity).stream())
                .forEach(relationship -> ranges(datasets.find(relationship.to())));
        SnapshotSql snapshots =
                new SnapshotSql(datasets, entity -> entity.ranges().toString());
        SortedMap<LocalDate, Instant> points = points(dataset.contract());
        StageSnapshots.fill(warehouse, "_point", points);
        for (Entity entity : dataset.entities()) {
            create(entity.latest(), snapshots.latest(entity, "true"));
            if (!dataset.contract().asOf().isEmpty()) {
                create(Tables.asOfCorrected(entity.table()), snapshots.asOf(entity, "true"));
            }
        }
        aggregates(dataset);
        if (!dataset.contract().asOf().isEmpty()) {
            known(dataset, points);
        }
    }

    private void ranges(Dataset dataset) {
        if (derived.add(dataset.name())) {
            new Derivation(warehouse).derive(dataset, java.util.List.of(), cut, Optional.empty());
            dataset.entities().forEach(entity -> create(entity.ranges(), "select * from " + Derivation.ranges(entity)));
        }
    }

    private void aggregates(Dataset dataset) {
        Contract contract = dataset.contract();
        for (Aggregate aggregate : contract.aggregates()) {
            Tables.Name latest = StageWindows.entity(dataset, aggregate).latest();
            create(
                    WindowSql.table(contract, aggregate.name()),
                    new WindowSql(contract, aggregate, warehouse.columns(latest), warehouse.dialect())
                            .windows(latest.toString(), true));
        }
        for (String name : contract.aggregateSql().keySet()) {
            AggregateQuery custom = new AggregateQuery(warehouse, contract, name);
            create(custom.target(), custom.query());
        }
    }

    private void known(Dataset dataset, SortedMap<LocalDate, Instant> points) {
        SnapshotSql snapshots = new SnapshotSql(datasets, Derivation::ranges);
        StageSnapshots.fill(warehouse, "_point", new java.util.TreeMap<>());
        for (Entity entity : dataset.entities()) {
            create(Tables.asOf(entity.table()), snapshots.asOf(entity, "true"));
        }
        points.forEach((day, at) -> {
            Derivation derivation = new Derivation(warehouse);
            dataset.entities().stream()
                    .flatMap(entity -> SnapshotSql.including(entity).stream())
                    .forEach(relationship -> derivation.derive(
                            datasets.find(relationship.to()),
                            java.util.List.of(),
                            KnownAt.before(at),
                            Optional.empty()));
            derivation.derive(dataset, java.util.List.of(), KnownAt.before(at), Optional.empty());
            StageSnapshots.fill(warehouse, "_point", new java.util.TreeMap<>(Map.of(day, at)));
            dataset.entities()
                    .forEach(entity -> warehouse.run(
                            "insert into " + Tables.asOf(entity.table()) + " " + snapshots.asOf(entity, "true")));
        });
    }

    private SortedMap<LocalDate, Instant> points(Contract contract) {
        var bounds = warehouse
                .query(Sql.named("snapshot/accepted_by").with("dataset", contract.dataset()), cut.at(), cut.at())
                .getFirst();
        return AsOfPoints.between(
                contract.asOf(),
                contract.zone(),
                Optional.ofNullable(bounds.time(0)),
                Optional.ofNullable(bounds.time(1)));
    }

    private void create(Tables.Name table, String query) {
        warehouse.run("create or replace table " + table + " as " + query);
    }
}
