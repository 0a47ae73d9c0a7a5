package dev.varve.quality.sql;

import dev.varve.warehouse.Cells;
import dev.varve.warehouse.StatementFailure;
import dev.varve.warehouse.TableColumn;
import dev.varve.warehouse.Warehouse;
import java.util.List;
import java.util.function.Supplier;

/**
 * Runs the queries of checks. What a check is to blame for is a {@link CheckCannotRun}; a full disk or memory is not, nor is a bug
 * of ours: both stay what they are.
 */
public record Queries(Warehouse warehouse) {

    public List<Cells> rows(String sql) {
        return running(() -> warehouse.query(sql));
    }

    /** The columns a query would have, without running it. */
    public List<String> columns(String sql) {
        return running(
                () -> warehouse.describe(sql).stream().map(TableColumn::name).toList());
    }

    private static <T> T running(Supplier<T> query) {
        try {
            return query.get();
        } catch (StatementFailure e) {
            throw new CheckCannotRun(e);
        }
    }
}
