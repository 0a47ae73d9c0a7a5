package dev.varve.warehouse;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** One open connection to a warehouse. Not for several threads. */
public abstract class Warehouse implements AutoCloseable {
    private final Connection connection;
    private boolean inTransaction;

    protected Warehouse(Connection connection) {
        this.connection = connection;
    }

    public Connection connection() {
        return connection;
    }

    public abstract Dialect dialect();

    /** Opens a writer on an existing table; a transaction must be open. */
    public abstract TableWriter writer(String schema, String table);

    /** Writes the rows of a query to a Parquet file, in the query's order. */
    public abstract void export(String query, Path file);

    /** The same text for the same columns and rows, in whatever order they come. */
    public abstract String digest(String query);

    /** @param failure of this engine; answers what it means for the user, if that is known */
    protected abstract RuntimeException translate(SQLException failure, String statement);

    /** Runs one statement and answers how many rows it changed. */
    public long run(Sql sql, Object... arguments) {
        return run(sql.complete(), arguments);
    }

    public long run(String sql, Object... arguments) {
        try {
            if (arguments.length == 0) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(sql);
                    return Math.max(0, statement.getUpdateCount());
                }
            }
            try (PreparedStatement statement = prepare(sql, arguments)) {
                return statement.executeUpdate();
            }
        } catch (SQLException e) {
            throw translate(e, sql);
        }
    }

    public List<Cells> query(Sql sql, Object... arguments) {
        return query(sql.complete(), arguments);
    }

    public List<Cells> query(String sql, Object... arguments) {
        try (PreparedStatement statement = prepare(sql, arguments);
                ResultSet rows = statement.executeQuery()) {
            int width = rows.getMetaData().getColumnCount();
            List<Cells> found = new ArrayList<>();
            while (rows.next()) {
                List<Object> values = new ArrayList<>(width);
                for (int i = 1; i <= width; i++) {
                    values.add(rows.getObject(i));
                }
                found.add(new Cells(values));
            }
            return found;
        } catch (SQLException e) {
            throw translate(e, sql);
        }
    }

    public Optional<Cells> first(Sql sql, Object... arguments) {
        return query(sql, arguments).stream().findFirst();
    }

    public long count(String relation) {
        return query("select count(*) from " + relation).getFirst().number(0);
    }

    /** The columns of a table in their order; none where there is no such table. */
    public List<Column> columns(String schema, String table) {
        return query(Sql.named("warehouse/columns"), schema, table).stream()
                .map(row -> new Column(row.text(0), row.text(1)))
                .toList();
    }

    /** The columns a query answers. */
    public List<Column> describe(String query) {
        return query("describe " + query).stream()
                .map(row -> new Column(row.text(0), row.text(1)))
                .toList();
    }

    /** Everything or nothing; a failure leaves the warehouse as it was. */
    public <T> T transaction(Supplier<T> work) {
        if (inTransaction) {
            throw new IllegalStateException("transactions do not nest");
        }
        run("begin transaction");
        inTransaction = true;
        try {
            T result = work.get();
            run("commit");
            return result;
        } catch (Throwable e) {
            rollback(e);
            throw e;
        } finally {
            inTransaction = false;
        }
    }

    public void transaction(Runnable work) {
        transaction(() -> {
            work.run();
            return null;
        });
    }

    /** Shows the work a changed warehouse and takes every change back. */
    public <T> T tentatively(Supplier<T> work) {
        if (inTransaction) {
            throw new IllegalStateException("transactions do not nest");
        }
        run("begin transaction");
        inTransaction = true;
        try {
            T result = work.get();
            run("rollback");
            return result;
        } catch (Throwable e) {
            rollback(e);
            throw e;
        } finally {
            inTransaction = false;
        }
    }

    private void rollback(Throwable cause) {
        try {
            run("rollback");
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    private PreparedStatement prepare(String sql, Object... arguments) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw translate(e, "close");
        }
    }
}
