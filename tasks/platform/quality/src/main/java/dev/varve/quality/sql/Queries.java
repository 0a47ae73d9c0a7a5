package dev.varve.quality.sql;

import dev.varve.failure.TaskFailure;
import dev.varve.warehouse.Cells;
import dev.varve.warehouse.TableColumn;
import dev.varve.warehouse.Warehouse;
import java.util.List;
import java.util.function.Supplier;

/**
 * Runs the queries of checks. What a check is to blame for is a {@link CheckCannotRun}; a full disk or memory is not, and
 * stays the {@link TaskFailure} it is.
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
        } catch (TaskFailure e) {
            throw e;
        } catch (RuntimeException e) {
            throw new CheckCannotRun(e);
        }
    }
}
