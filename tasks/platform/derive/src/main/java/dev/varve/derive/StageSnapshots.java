package dev.varve.derive;

import dev.varve.contract.Relationship;
import dev.varve.contract.Tables;
import dev.varve.ledger.Ledger;
import dev.varve.ledger.Stage;
import dev.varve.warehouse.Quoted;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.Warehouse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** Stages latest and as-of rows of the candidate's entities, and of those that carry attributes of them. */
public final class StageSnapshots {
    private final Ledger ledger;
    private final Warehouse warehouse;
    private final Datasets datasets;

    public StageSnapshots(Ledger ledger, Datasets datasets) {
        this.ledger = ledger;
        this.warehouse = ledger.warehouse();
        this.datasets = datasets;
    }

    /**
     * Ranges first, where those that stand there are of another candidate.
     *
     * @return rows staged; empty where it was done before
     */
    public OptionalLong stage(Candidate candidate) {
        new StageRanges(ledger).stage(candidate);
        return MarkedStage.run(ledger, candidate, Stage.SNAPSHOT, () -> work(candidate));
    }

    private long work(Candidate candidate) {
        Dataset owner = candidate.dataset();
        subjects("select * from " + new Staging(warehouse, owner).touched());
        long rows = entities(candidate, owner, candidate.wholeSnapshots());
        for (Dataset dependent : datasets.dependents(owner)) {
            Candidate there = Candidate.of(dependent, List.of(), ledger, datasets);
            if (there.published().version() > 0 && !there.stale()) {
                subjects(referring(candidate, dependent));
                rows += entities(candidate, dependent, false);
            }
        }
        return rows;
    }

    private void subjects(String query) {
        warehouse.run("drop table if exists _subject");
        warehouse.run("create temp table _subject as " + query);
    }

    /** Keys of a dependent's rows that refer, or ever referred, to a touched key. */
    private String referring(Candidate candidate, Dataset dependent) {
        Dataset owner = candidate.dataset();
        List<String> queries = new ArrayList<>();
        for (Entity entity : dependent.entities()) {
            for (Relationship relationship : SnapshotSql.including(entity)) {
                if (relationship.to().equals(owner.name())) {
                    queries.add(sql(candidate.wholeRanges() ? "every_key" : "referring")
                            .with("key", Quoted.names("_c", entity.touchNames()))
                            .with("table", entity.table())
                            .with("touched", new Staging(warehouse, owner).touched())
                            .with("same", SnapshotSql.by(relationship, "_c", "_t", owner.main()))
                            .complete());
                }
            }
        }
        return String.join(" union ", queries);
    }

    private long entities(Candidate candidate, Dataset dataset, boolean whole) {
        Staging staging = new Staging(warehouse, candidate.dataset());
        SnapshotSql snapshots = new SnapshotSql(datasets, staging::ranges);
        long rows = 0;
        for (Entity entity : dataset.entities()) {
            rows += staging.stage(
                            candidate,
                            entity.summedLatest(),
                            all -> snapshots.latest(entity, all ? "true" : isSubject(entity, "_e")),
                            isSubject(entity, "_p"),
                            whole)
                    .rows();
        }
        if (!dataset.contract().asOf().isEmpty()) {
            boolean own = dataset.name().equals(candidate.dataset().name());
            SortedMap<LocalDate, Instant> points =
                    AsOfPoints.all(warehouse, dataset, own ? candidate.loadIds() : List.of());
            SortedMap<LocalDate, Instant> fresh = AsOfPoints.fresh(warehouse, dataset, points);
            fill("_fresh_point", fresh);
            rows += corrected(candidate, dataset, points, staging, snapshots, whole);
            rows += asKnown(candidate, dataset, points, fresh, staging, whole);
        }
        return rows;
    }

    private static String isSubject(Entity entity, String alias) {
        return "exists (select 1 from _subject _t where " + SqlNames.same("_t", alias, entity.touchNames()) + ")";
    }

    private static String isSubjectOrFresh(Entity entity, String alias, String point) {
        return isSubject(entity, alias) + " or " + point + ".as_of in (select as_of from _fresh_point)";
    }

    /** The points as they are known now; corrections change the rows they touch. */
    private long corrected(
            Candidate candidate,
            Dataset dataset,
            SortedMap<LocalDate, Instant> points,
            Staging staging,
            SnapshotSql snapshots,
            boolean whole) {
        fill("_point", points);
        long rows = 0;
        for (Entity entity : dataset.entities()) {
            rows += staging.stage(
                            candidate,
                            entity.summedAsOf(Tables.asOfCorrected(entity.table())),
                            all -> snapshots.asOf(entity, all ? "true" : isSubjectOrFresh(entity, "_e", "_p")),
                            isSubjectOrFresh(entity, "_p", "_p"),
                            whole)
                    .rows();
        }
        return rows;
    }

    /** The points as they were known then: derived with the cut before each that a load of the candidate was received before. */
    private long asKnown(
            Candidate candidate,
            Dataset dataset,
            SortedMap<LocalDate, Instant> points,
            SortedMap<LocalDate, Instant> fresh,
            Staging staging,
            boolean whole) {
        fill("_point", new TreeMap<>());
        SnapshotSql known = new SnapshotSql(datasets, Derivation::ranges);
        derive(candidate, dataset, KnownAt.NONE, Optional.of("(select * from _subject where false)"));
        for (Entity entity : dataset.entities()) {
            warehouse.run("drop table if exists _known_" + entity.table());
            warehouse.createTemporary("_known_" + entity.table(), warehouse.describe(known.asOf(entity, "true")));
        }
        Optional<Instant> earliest = candidate.earliest();
        SortedMap<LocalDate, Instant> touched = new TreeMap<>();
        points.forEach((day, at) -> {
            boolean all = whole || fresh.containsKey(day);
            if (all || earliest.isPresent() && earliest.get().isBefore(at)) {
                touched.put(day, at);
                derive(candidate, dataset, KnownAt.before(at), all ? Optional.empty() : Optional.of("_subject"));
                fill("_point", new TreeMap<>(Map.of(day, at)));
                dataset.entities()
                        .forEach(entity -> warehouse.run(
                                "insert into _known_" + entity.table() + " " + known.asOf(entity, "true")));
            }
        });
        fill("_point", touched);
        long rows = 0;
        for (Entity entity : dataset.entities()) {
            rows += staging.stage(
                            candidate,
                            entity.summedAsOf(Tables.asOf(entity.table())),
                            all -> "select * from _known_" + entity.table(),
                            "_p.as_of in (select as_of from _point) and (" + isSubjectOrFresh(entity, "_p", "_p") + ")",
                            whole)
                    .rows();
        }
        return rows;
    }

    private void derive(Candidate candidate, Dataset dataset, KnownAt cut, Optional<String> subjects) {
        Derivation derivation = new Derivation(warehouse);
        dataset.entities().stream()
                .flatMap(entity -> SnapshotSql.including(entity).stream())
                .map(Relationship::to)
                .distinct()
                .forEach(to -> derivation.derive(datasets.find(to), candidate.loadIds(), cut, Optional.empty()));
        derivation.derive(dataset, candidate.loadIds(), cut, subjects);
    }

    private void fill(String table, SortedMap<LocalDate, Instant> points) {
        fill(warehouse, table, points);
    }

    static void fill(Warehouse warehouse, String table, SortedMap<LocalDate, Instant> points) {
        warehouse.run("drop table if exists " + table);
        warehouse.run("create temp table " + table + " (as_of date, ends_at timestamp)");
        points.forEach((day, at) -> warehouse.run("insert into " + table + " values (?, ?)", day, at));
    }

    private static Sql sql(String name) {
        return Sql.named("snapshot/" + name);
    }
}
