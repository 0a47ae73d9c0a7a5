package dev.varve.derive.sum;

import dev.varve.contract.Tables;
import dev.varve.warehouse.Cells;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.Warehouse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Counts the sums of tables, and keeps those of what is published. */
public final class RowSums {
    public static final String INSERT = "insert";
    public static final String DELETE = "delete";
    private static final String ALL = "''";
    private final Warehouse warehouse;

    public RowSums(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /** Reads all rows of a relation. */
    public TableSum count(Summed summed, String rows) {
        return count(summed, rows, ALL, "true").getOrDefault("", TableSum.NONE);
    }

    /** The same of staged rows, by what is to become of them. @param condition on a row, on alias {@code _r} */
    public Map<String, TableSum> countStaged(Summed summed, String rows, String condition) {
        return count(summed, rows, "_r._op", condition);
    }

    private Map<String, TableSum> count(Summed summed, String rows, String kind, String condition) {
        Map<String, TableSum> sums = new HashMap<>();
        warehouse
                .query(Sql.named("sum/count")
                        .with("kind", kind)
                        .with("hash", warehouse.dialect().hash("_r", summed.columns()))
                        .with("current", summed.current())
                        .with("rows", rows)
                        .with("condition", condition))
                .forEach(row -> sums.put(row.text(0), read(row, 1)));
        return sums;
    }

    /** What is kept of a published table; empty where nothing is, or another engine hashed it. */
    public Optional<TableSum> published(Tables.Name table) {
        return warehouse
                .first(sql("published"), table.toString(), warehouse.dialect().engine())
                .map(row -> read(row, 0));
    }

    /** In the caller's transaction. */
    public void publish(Tables.Name table, TableSum sum) {
        forget(table.toString());
        warehouse.run(
                sql("insert_published"),
                table.toString(),
                sum.all().rows(),
                sum.all().hashes(),
                sum.current().rows(),
                sum.current().hashes(),
                warehouse.dialect().engine());
    }

    public void forget(String table) {
        warehouse.run(sql("forget_published"), table);
    }

    /** What the rows staged for a table were when they were staged. @param dataset whose candidate they belong to */
    public TableSum staged(String dataset, Tables.Name table, String change) {
        return warehouse
                .first(sql("staged"), dataset, table.toString(), change)
                .map(row -> read(row, 0))
                .orElse(TableSum.NONE);
    }

    public void stage(String dataset, Tables.Name table, Map<String, TableSum> sums) {
        sums.forEach((change, sum) -> warehouse.run(
                sql("insert_staged"),
                dataset,
                table.toString(),
                change,
                sum.all().rows(),
                sum.all().hashes(),
                sum.current().rows(),
                sum.current().hashes()));
    }

    public void forgetStaged(String dataset, Tables.Name table) {
        warehouse.run(sql("forget_staged"), dataset, table.toString());
    }

    private static TableSum read(Cells row, int at) {
        return new TableSum(
                new Sum(row.number(at), row.number(at + 1)), new Sum(row.number(at + 2), row.number(at + 3)));
    }

    private static Sql sql(String name) {
        return Sql.named("sum/" + name);
    }
}
