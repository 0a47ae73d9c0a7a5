package dev.varve.derive;

import dev.varve.contract.Contract;
import dev.varve.contract.Deletes;
import dev.varve.derive.sum.RowSums;
import dev.varve.warehouse.Quoted;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.Warehouse;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Validity ranges as a pure function of deliveries and decisions. Works on any warehouse that has the control tables and the
 * changes: the real one, or a reader's copy in memory.
 */
public final class Derivation {
    private final Warehouse warehouse;
    private final boolean weighsAll;

    public Derivation(Warehouse warehouse) {
        this(warehouse, false);
    }

    private Derivation(Warehouse warehouse, boolean weighsAll) {
        this.warehouse = warehouse;
        this.weighsAll = weighsAll;
    }

    /** One that takes no short path: every row is weighed against the others, though it be the only one of its key. */
    static Derivation weighingAll(Warehouse warehouse) {
        return new Derivation(warehouse, true);
    }

    /** The temporary table that {@link #derive} leaves for an entity. */
    public static String ranges(Entity entity) {
        return "_range_" + entity.table();
    }

    /**
     * Derives the ranges of every entity of a dataset.
     *
     * @param pending loads to count as if they were accepted
     * @param touched relation with the touch keys to take up; empty for all
     */
    public void derive(Dataset dataset, List<Long> pending, KnownAt cut, Optional<String> touched) {
        derive(dataset, pending, cut, touched, Into.MEMORY);
    }

    /** Every range, as it is staged. */
    void stage(Dataset dataset, List<Long> pending, Staging staging) {
        derive(
                dataset,
                pending,
                KnownAt.NONE,
                Optional.empty(),
                new Into("table", entity -> staging.table(entity.ranges()), "'" + RowSums.INSERT + "' as _op, "));
    }

    /**
     * Where ranges are written.
     *
     * @param kind of the tables
     * @param table of an entity
     * @param before what its rows have before their columns
     */
    private record Into(String kind, Function<Entity, String> table, String before) {
        static final Into MEMORY = new Into("temp table", Derivation::ranges, "");
    }

    private void derive(Dataset dataset, List<Long> pending, KnownAt cut, Optional<String> touched, Into into) {
        Entity main = dataset.main();
        if (warehouse.columns(main.changes()).isEmpty()) {
            dataset.entities().forEach(entity -> nothing(entity, into));
            return;
        }
        Contract contract = dataset.contract();
        List<String> key = main.keyNames();
        make("_pending", sql("pending").with("loads", SqlNames.ids(pending)));
        make("_load", sql("counted_loads").with("dataset", dataset.name()), cut.at(), cut.at());
        make("_admission", sql("admissions").with("dataset", dataset.name()), cut.at());
        make(
                "_standing",
                sql("standing_deliveries")
                        .with("dataset", dataset.name())
                        .with(
                                "settles",
                                Long.toString(contract.redelivery().settles().toNanos() / 1_000)),
                cut.at());
        make(
                "_delivery",
                sql("counted_deliveries")
                        .with("no_twin", dataset.keyless() ? "" : sql("no_twin").complete())
                        .with("counts", Repetitions.of(contract).counts()));
        if (contract.isRestating()
                && contract.effectiveAt().isEmpty()
                && contract.sequenceBy().isPresent()) {
            warehouse.run(sql("drop_stale_listings").with("table", main.table()));
        }
        String rows = rowsInForce(main, touched);
        boolean absence = contract.closesAbsent();
        if (absence) {
            make("_listing", sql("listings").with("dataset", dataset.name()));
        }
        Optional<String> weighed = touched;
        if (!weighsAll) {
            make("_followed", sql(absence ? "followed" : "none_followed"));
            make(
                    "_open_key",
                    sql("open_keys")
                            .with("key_a", Quoted.names("_a", main.touchNames()))
                            .with("rows", rows));
            weighed = Optional.of("_open_key");
        }
        make(
                "_contribution",
                sql(dataset.keyless() ? "contributions_keyless" : "contributions")
                        .with("key_a", Quoted.names("_a", main.touchNames()))
                        .with("rows", rowsInForce(main, weighed)));
        if (absence) {
            if (dataset.keyless()) {
                make("_rejected", sql("no_rejected_keys").with("key", Quoted.names(key)));
            } else {
                make(
                        "_rejected",
                        sql("rejected_keys")
                                .with("table", main.table())
                                .with("key_a", Quoted.names("_a", key))
                                .with("only_touched_a", joined(weighed, main)));
            }
        }
        count(key, absence, absence && contract.listsFacts());
        make("_winner", sql("winners").with("key", Quoted.names(key)).with("deleted", Changes.DELETED));
        ranges(main, "_winner", false, into);
        if (!weighsAll) {
            plain(dataset, rows, into);
        }
        dataset.children().forEach(child -> child(main, child, into));
    }

    /** @param touched relation with the touch keys to take up; empty for all */
    private static String rowsInForce(Entity main, Optional<String> touched) {
        return sql("rows_in_force")
                .with("table", main.table())
                .with("only_touched_a", joined(touched, main))
                .complete();
    }

    private static String joined(Optional<String> touched, Entity main) {
        return touched.map(relation -> "join " + relation + " _t on " + SqlNames.same("_t", "_a", main.touchNames()))
                .orElse("");
    }

    /** What nothing else is said of. */
    private void plain(Dataset dataset, String rows, Into into) {
        Entity main = dataset.main();
        String plain = sql("plain")
                .with("rows", rows)
                .with("same_key", SqlNames.same("_o", "_a", main.touchNames()))
                .complete();
        if (!dataset.children().isEmpty()) {
            warehouse.run(sql("plain_winners")
                    .with("key", Quoted.names("_p", main.keyNames()))
                    .with("plain", plain));
        }
        boolean deletes = dataset.contract().deletes() instanceof Deletes.ByValue;
        String columns = main.columns().stream()
                .map(column -> {
                    String name = "_p." + Quoted.name(column.name());
                    return deletes && !main.key().contains(column)
                            ? "case when _p._op = 'upsert' then " + name + " end"
                            : name;
                })
                .collect(Collectors.joining(", "));
        warehouse.run(sql("plain_ranges")
                .with("ranges", into.table().apply(main))
                .with("columns", into.before() + columns)
                .with("plain", plain));
    }

    private void count(List<String> key, boolean absence, boolean facts) {
        Sql counted;
        if (absence && !facts) {
            make("_stint", sql("stints").with("key", Quoted.names(key)));
            make(
                    "_deletion",
                    sql("deletions_by_absence")
                            .with("key_a", Quoted.names("_a", key))
                            .with("same_key", SqlNames.same("_a", "_b", key)));
            counted = sql("counted_after_absence");
        } else {
            make("_deletion", sql("no_deletions").with("key", Quoted.names(key)));
            counted = sql(facts ? "counted_facts" : "counted_all");
        }
        make(
                "_counted",
                counted.with("key", Quoted.names(key))
                        .with("key_a", Quoted.names("_a", key))
                        .with("key_p", Quoted.names("_p", key))
                        .with("same_key", SqlNames.same("_a", "_b", key)));
    }

    private void child(Entity parent, Entity child, Into into) {
        List<String> parentKey = parent.keyNames();
        List<String> ownKey =
                child.keyNames().subList(parentKey.size(), child.keyNames().size());
        make(
                "_child_winner",
                sql("child_winners")
                        .with("deleted", Changes.DELETED)
                        .with("parent_key", Quoted.names(parentKey))
                        .with("parent_key_p", Quoted.names("_p", parentKey))
                        .with("child_key_c", Quoted.names("_c", ownKey))
                        .with("table", child.table())
                        .with("key", Quoted.names(child.keyNames()))
                        .with("key_a", Quoted.names("_a", child.keyNames()))
                        .with("parent_same", SqlNames.same("_a", "_p", parentKey))
                        .with("same_key", SqlNames.same("_a", "_b", child.keyNames())));
        ranges(child, "_child_winner", true, into);
    }

    private void ranges(Entity entity, String winners, boolean placed, Into into) {
        List<String> key = entity.keyNames();
        List<String> untracked = entity.untracked();
        String columns = entity.columnNames().stream()
                .map(name ->
                        (key.contains(name) ? "_r." : untracked.contains(name) ? "_u." : "_c.") + Quoted.name(name))
                .collect(Collectors.joining(", "));
        Sql ranges = sql(untracked.isEmpty() ? "ranges" : "ranges_untracked")
                .with("kind", into.kind())
                .with("ranges", into.table().apply(entity))
                .with("winners", winners)
                .with("key", Quoted.names(key))
                .with("columns", into.before() + columns)
                .with("table", entity.table())
                .with("same_row", placed ? "and _c._position = _r._position" : "");
        if (!untracked.isEmpty()) {
            ranges = ranges.with("last_position", placed ? ", last_value(_position) over _whole as _last_position" : "")
                    .with("same_last_row", placed ? "and _u._position = _r._last_position" : "");
        }
        make(into.table().apply(entity), ranges);
    }

    /** A dataset that nothing was loaded of yet. */
    private void nothing(Entity entity, Into into) {
        make(
                into.table().apply(entity),
                sql("no_ranges")
                        .with("kind", into.kind())
                        .with("ranges", into.table().apply(entity))
                        .with(
                                "columns",
                                (into.before().isEmpty() ? "" : "_op varchar, ")
                                        + StageRanges.columns(entity).stream()
                                                .map(column -> Quoted.name(column.name()) + " " + column.type())
                                                .collect(Collectors.joining(", "))));
    }

    private void make(String table, Sql statement, Object... arguments) {
        warehouse.run("drop table if exists " + table);
        warehouse.run(statement, arguments);
    }

    private static Sql sql(String name) {
        return Sql.named("derive/" + name);
    }
}
