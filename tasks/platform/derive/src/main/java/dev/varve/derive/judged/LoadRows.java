package dev.varve.derive.judged;

import dev.varve.derive.Dataset;
import dev.varve.derive.Entity;
import dev.varve.derive.Repetitions;
import dev.varve.ledger.Load;
import dev.varve.warehouse.Quoted;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.Warehouse;
import java.util.List;

/**
 * The rows of one load, without those that another of its rows beats: {@code load_rows}, {@code load_<child>}; and as they were
 * delivered: {@link #DELIVERED}.
 */
public final class LoadRows {
    /** What uniqueness is judged on: of rows that others beat nothing would be left to occur twice. */
    public static final String DELIVERED = "_delivered_rows";

    private final Warehouse warehouse;
    private final Dataset dataset;
    private final Load load;
    private final boolean distinct;

    /** @param distinct no row of the load beats another */
    public LoadRows(Warehouse warehouse, Dataset dataset, Load load, boolean distinct) {
        this.warehouse = warehouse;
        this.dataset = dataset;
        this.load = load;
        this.distinct = distinct;
    }

    /** Makes the temporary tables; rows that are only read again are a view. */
    public void show() {
        warehouse.run("drop table if exists _load_row");
        if (!distinct) {
            warehouse.run("create temp table _load_row as " + query());
            warehouse.run("create or replace temp view " + DELIVERED + " as " + delivered());
        }
        warehouse.run("create or replace temp view load_rows as " + (distinct ? query() : "select * from _load_row"));
        for (Entity child : dataset.children()) {
            String table = "load_" + child.child().orElseThrow().name();
            warehouse.run("drop table if exists " + table);
            warehouse.run("create temp table " + table + " as "
                    + Sql.named("verify/load_child_rows")
                            .with("table", child.table())
                            .complete());
        }
    }

    /** Keys that the load names more than once for one time, with how often: {@code _times}. Not of rows without a key. */
    public String duplicates(Entity entity) {
        boolean child = entity.child().isPresent();
        return Sql.named("verify/duplicates")
                .with("key", Quoted.names(entity.keyNames()))
                .with("within", child ? "_delivery_id, _row_number" : "_effective_at")
                .with("table", entity.table())
                .with("load", Long.toString(load.id()))
                .with("repeated", Repetitions.of(entity.contract()).repeated())
                .complete();
    }

    /** The dataset's rows as they were delivered, over tables that readers have; not those of a file that says nothing again. */
    public String delivered() {
        return Sql.named("verify/delivered_rows")
                .with("columns", Quoted.names("_c", columns()))
                .with("table", dataset.main().table())
                .with("load", Long.toString(load.id()))
                .with("repeated", Repetitions.of(dataset.contract()).repeated())
                .complete();
    }

    private List<String> columns() {
        return dataset.main().columnNames().stream()
                .filter(name -> !name.equals(Dataset.OCCURRENCE.name()))
                .toList();
    }

    /** The dataset's rows, over tables that readers have. */
    public String query() {
        Entity main = dataset.main();
        return Sql.named(distinct ? "verify/load_rows_distinct" : "verify/load_rows")
                .with("columns", Quoted.names(columns()))
                .with("key", dataset.rowKey())
                .with("table", main.table())
                .with("load", Long.toString(load.id()))
                .complete();
    }
}
