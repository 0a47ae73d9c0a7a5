package dev.varve.derive;

import dev.varve.ledger.Load;
import dev.varve.warehouse.Quoted;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.Warehouse;
import java.util.List;

/** The rows of one load, without those that another of its rows beats: {@code load_rows}, {@code load_<child>}. */
public final class LoadRows {
    private final Warehouse warehouse;
    private final Dataset dataset;
    private final Load load;

    public LoadRows(Warehouse warehouse, Dataset dataset, Load load) {
        this.warehouse = warehouse;
        this.dataset = dataset;
        this.load = load;
    }

    /** Makes the temporary tables. */
    public void show() {
        warehouse.run("drop table if exists load_rows");
        warehouse.run("create temp table load_rows as " + query());
        for (Entity child : dataset.children()) {
            String table = "load_" + child.child().orElseThrow().name();
            warehouse.run("drop table if exists " + table);
            warehouse.run("create temp table " + table + " as "
                    + Sql.named("verify/load_child_rows")
                            .with("table", child.table())
                            .complete());
        }
    }

    /** The dataset's rows, over tables that readers have. */
    public String query() {
        Entity main = dataset.main();
        List<String> columns = main.columnNames().stream()
                .filter(name -> !name.equals(Dataset.OCCURRENCE.name()))
                .toList();
        return Sql.named("verify/load_rows")
                .with("columns", Quoted.names(columns))
                .with("key", dataset.keyless() ? "_delivery_id, _row_number" : Quoted.names(main.keyNames()))
                .with("table", main.table())
                .with("load", Long.toString(load.id()))
                .complete();
    }
}
