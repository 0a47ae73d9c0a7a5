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

    /** The rows of a whole table that waits, each with its kind of change. */
    public static String whole(Tables.Name target) {
        return "staging._whole__" + target.schema() + "_" + target.table();
    }

    /** The rows of its differences that wait. */
    public static String differences(Tables.Name target) {
        return "staging._differences__" + target.schema() + "_" + target.table();
    }

    /**
     * Takes over what was staged for a table and published.
     *
     * @param staged its rows, a table that nobody else needs any more
     * @param columns of the staged rows
     * @param change names what was published
     */
    public void put(
            Tables.Name target,
            List<String> identity,
            boolean whole,
            String staged,
            List<TableColumn> columns,
            String change,
            Instant knownAt) {
        Known before = known(target);
        String token = Ids.hash(before.token(), change);
        if (whole) {
            forget(target);
        }
        long place = next(target);
        if (whole) {
            String name = whole(target);
            warehouse.run("alter table " + staged + " rename to " + name.substring(name.indexOf('.') + 1));
        } else {
            String rows = differences(target);
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
                                    Quoted.names(columns.stream()
                                            .map(TableColumn::name)
                                            .toList()))
                            .with("staged", staged),
                    place,
                    knownAt);
        }
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
        warehouse.run("drop table if exists " + whole(target));
        warehouse.run("drop table if exists " + differences(target));
    }

    /** Of a table that is no more. */
    public void retire(Tables.Name target) {
        forget(target);
        warehouse.run(Sql.named("outbox/forget_known"), target.toString());
    }
}
