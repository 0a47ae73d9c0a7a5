package dev.varve.derive.outbox;

import dev.varve.contract.Tables;
import dev.varve.ledger.Ids;
import dev.varve.warehouse.Cells;
import dev.varve.warehouse.Quoted;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.TableColumn;
import dev.varve.warehouse.Warehouse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Changes of tables that were published and are not in the readers' copy yet. Writes in the caller's transaction. */
public final class Outbox {
    /** Of the rows of differences: the place of their change, and from when on it is known. */
    public static final String PLACE = "_place";

    public static final String AT = "_at";

    private final Warehouse warehouse;

    public Outbox(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /** The rows of a whole table that waits: its own, unless differences wait behind it. */
    public String whole(Tables.Name target) {
        String kept = kept(target);
        return warehouse.columns(Tables.Name.of(kept)).isEmpty() ? target.toString() : kept;
    }

    private static String kept(Tables.Name target) {
        return "staging._kept__" + target.schema() + "_" + target.table();
    }

    /** Before a table changes: keeps it as it is where it waits whole. */
    public void beforeChange(Tables.Name target) {
        List<Waiting> waiting = waiting(target);
        if (waiting.size() == 1 && waiting.getFirst().whole()) {
            warehouse.run("create or replace table " + kept(target) + " as select * from " + target);
        }
    }

    /** The rows of its differences that wait. */
    public static String differences(Tables.Name target) {
        return "staging._differences__" + target.schema() + "_" + target.table();
    }

    /**
     * A table was replaced.
     *
     * @param change names what was published
     */
    public void putWhole(Tables.Name target, List<String> identity, String change, Instant knownAt) {
        forget(target);
        put(target, identity, true, change, knownAt, next(target));
    }

    /**
     * Rows of a table came and went.
     *
     * @param staged the rows, with their kind of change
     * @param change names what was published
     */
    public void putDifference(
            Tables.Name target, List<String> identity, Tables.Name staged, String change, Instant knownAt) {
        long place = next(target);
        String rows = differences(target);
        List<TableColumn> columns = warehouse.columns(staged);
        if (warehouse.columns(Tables.Name.of(rows)).isEmpty()) {
            List<TableColumn> all = new ArrayList<>(columns);
            all.add(new TableColumn(PLACE, "bigint"));
            all.add(new TableColumn(AT, "timestamp"));
            warehouse.create(rows, all);
        }
        warehouse.run(
                Sql.named("outbox/put_rows")
                        .with("rows", rows)
                        .with(
                                "columns",
                                Quoted.names(
                                        columns.stream().map(TableColumn::name).toList()))
                        .with("staged", staged.toString()),
                place,
                knownAt);
        put(target, identity, false, change, knownAt, place);
    }

    private void put(
            Tables.Name target, List<String> identity, boolean whole, String change, Instant knownAt, long place) {
        Known before = known(target);
        String token = Ids.hash(before.token(), change);
        warehouse.run(
                Sql.named("outbox/put"),
                target.toString(),
                place,
                before.token(),
                token,
                knownAt,
                whole,
                String.join(", ", identity));
        keep(target, new Known(token, Optional.of(knownAt), before.since()));
    }

    private long next(Tables.Name target) {
        return warehouse
                .query(Sql.named("outbox/next"), target.toString())
                .getFirst()
                .number(0);
    }

    public Known known(Tables.Name target) {
        return warehouse
                .first(Sql.named("outbox/known"), target.toString())
                .map(row -> known(row, 0))
                .orElse(Known.NOTHING);
    }

    public SortedMap<String, Known> known() {
        SortedMap<String, Known> known = new TreeMap<>();
        warehouse.query(Sql.named("outbox/all_known")).forEach(row -> known.put(row.text(0), known(row, 1)));
        return known;
    }

    private static Known known(Cells row, int first) {
        return new Known(
                row.text(first), Optional.ofNullable(row.time(first + 1)), Optional.ofNullable(row.time(first + 2)));
    }

    public void keep(Tables.Name target, Known known) {
        warehouse.run(Sql.named("outbox/forget_known"), target.toString());
        warehouse.run(
                Sql.named("outbox/insert_known"),
                target.toString(),
                known.token(),
                known.at().orElse(null),
                known.since().orElse(null));
    }

    /** Tables of which changes wait. */
    public List<String> targets() {
        return warehouse.query(Sql.named("outbox/targets")).stream()
                .map(row -> row.text(0))
                .toList();
    }

    /** In their order. */
    public List<Waiting> waiting(Tables.Name target) {
        return warehouse.query(Sql.named("outbox/waiting"), target.toString()).stream()
                .map(row -> new Waiting(
                        row.number(0),
                        row.text(1),
                        row.text(2),
                        row.time(3),
                        row.flag(4),
                        List.of(row.text(5).split(", "))))
                .toList();
    }

    /** Of a table whose changes readers have, or need no more. */
    public void forget(Tables.Name target) {
        warehouse.run(Sql.named("outbox/forget"), target.toString());
        warehouse.run("drop table if exists " + kept(target));
        warehouse.run("drop table if exists " + differences(target));
    }

    /** Of a table that is no more. */
    public void retire(Tables.Name target) {
        forget(target);
        warehouse.run(Sql.named("outbox/forget_known"), target.toString());
    }
}
