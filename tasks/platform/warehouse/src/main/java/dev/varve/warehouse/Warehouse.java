package dev.varve.warehouse;

import dev.varve.contract.Tables;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One open connection to a warehouse. Not for several threads. */
public abstract class Warehouse implements AutoCloseable {
    private static final Pattern DEFINES_TABLES =
            Pattern.compile("^\\s*(rollback|(create|drop|alter)\\s.*\\w\\.\\w)", Pattern.CASE_INSENSITIVE);

    private final Connection connection;
    private final Map<String, List<TableColumn>> known = new HashMap<>();
    private boolean inTransaction;
    private boolean together;
    private Optional<Long> hashedBy = Optional.empty();

    public Warehouse(Connection connection) {
        this.connection = connection;
    }

    public Connection connection() {
        return connection;
    }

    public abstract Dialect dialect();

    /** Differs where rows hash otherwise than in another version of the engine. */
    public long hashedBy() {
        if (hashedBy.isEmpty()) {
            hashedBy = Optional.of(query(dialect().hashOfSamples()).getFirst().number(0));
        }
        return hashedBy.get();
    }

    /** Opens a writer on an existing table; a transaction must be open. */
    public abstract TableWriter writer(String schema, String table);

    public TableWriter writer(Tables.Name table) {
        return writer(table.schema(), table.table());
    }

    /** Writes the rows of a query to a Parquet file, in the query's order, and answers how many. */
    public abstract long export(String query, Path file);

    /** The same text for the same columns and rows, in whatever order they come. */
    public abstract String digest(String query);

    /** @param failure of this engine; answers what it means for the user, if that is known */
    protected abstract RuntimeException translate(SQLException failure, String statement);

    /** The driver's own classes as lists, maps and bytes. */
    protected Object plain(Object value) throws SQLException {
        return value;
    }

    /** Runs one statement and answers how many rows it changed. */
    public long run(Sql sql, Object... arguments) {
        return named(sql, () -> run(sql.complete(), arguments));
    }

    public long run(String sql, Object... arguments) {
        if (DEFINES_TABLES.matcher(sql).find()) {
            known.clear();
        }
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
        return named(sql, () -> query(sql.complete(), arguments));
    }

    private static <T> T named(Sql sql, Supplier<T> work) {
        try {
            return work.get();
        } catch (StatementFailure e) {
            throw e.in(sql);
        }
    }

    public List<Cells> query(String sql, Object... arguments) {
        List<Cells> found = new ArrayList<>();
        read(sql, names -> {}, found::add, arguments);
        return found;
    }

    /**
     * Hands the rows of a query on one by one, so that a large result is never a list.
     *
     * @param names told the columns' names before the first row
     */
    public void read(String sql, Consumer<List<String>> names, Consumer<Cells> rows, Object... arguments) {
        try (PreparedStatement statement = prepare(sql, arguments);
                ResultSet result = statement.executeQuery()) {
            ResultSetMetaData columns = result.getMetaData();
            List<String> labels = new ArrayList<>();
            boolean[] timestamps = new boolean[columns.getColumnCount()];
            for (int i = 0; i < timestamps.length; i++) {
                labels.add(columns.getColumnLabel(i + 1));
                timestamps[i] = columns.getColumnType(i + 1) == Types.TIMESTAMP;
            }
            names.accept(labels);
            while (result.next()) {
                List<Object> values = new ArrayList<>(timestamps.length);
                for (int i = 0; i < timestamps.length; i++) {
                    // A java.sql.Timestamp cannot hold the hour that the machine's time zone skips in spring.
                    values.add(
                            timestamps[i]
                                    ? result.getObject(i + 1, LocalDateTime.class)
                                    : plain(result.getObject(i + 1)));
                }
                rows.accept(new Cells(values));
            }
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

    public List<TableColumn> columns(Tables.Name table) {
        return columns(table.schema(), table.table());
    }

    /** The columns of a table in their order; none where there is no such table. */
    public List<TableColumn> columns(String schema, String table) {
        // The engine's own answer takes milliseconds, and a task asks often.
        return known.computeIfAbsent(
                schema + "." + table,
                name -> query(Sql.named("warehouse/columns"), schema, table).stream()
                        .map(row -> new TableColumn(row.text(0), row.text(1)))
                        .toList());
    }

    /** The columns a query answers. */
    public List<TableColumn> describe(String query) {
        return query("describe " + query).stream()
                .map(row -> new TableColumn(row.text(0), row.text(1)))
                .toList();
    }

    /**
     * Makes an empty table. Never by a query that answers no rows: of what DuckDB 2.0 then inserts in the same transaction, from
     * 122,881 rows on, it shows none until the commit.
     */
    public void create(String table, List<TableColumn> columns) {
        create("table", table, columns);
    }

    /** The same for as long as the connection is open. */
    public void createTemporary(String table, List<TableColumn> columns) {
        create("temp table", table, columns);
    }

    private void create(String kind, String table, List<TableColumn> columns) {
        run("create " + kind + " " + table + " ("
                + columns.stream()
                        .map(column -> Quoted.name(column.name()) + " " + column.type())
                        .collect(Collectors.joining(", "))
                + ")");
    }

    /** Everything or nothing; a failure leaves the warehouse as it was. */
    public <T> T transaction(Supplier<T> work) {
        return within(work, "commit");
    }

    public void transaction(Runnable work) {
        transaction(() -> {
            work.run();
            return null;
        });
    }

    /**
     * Does work for which so much memory is enough, where no limit is configured: an engine that may take more keeps what it has
     * written, to nobody's use.
     */
    public <T> T sparing(int megabytes, Supplier<T> work) {
        return work.get();
    }

    /** Everything or nothing over several transactions: those that the work begins are parts of one. */
    public <T> T together(Supplier<T> work) {
        return transaction(() -> {
            together = true;
            try {
                return work.get();
            } finally {
                together = false;
            }
        });
    }

    /** Shows the work a changed warehouse and takes every change back. */
    public <T> T tentatively(Supplier<T> work) {
        return within(work, "rollback");
    }

    private <T> T within(Supplier<T> work, String end) {
        if (together && end.equals("commit")) {
            return work.get();
        }
        if (inTransaction) {
            throw new IllegalStateException("transactions do not nest");
        }
        run("begin transaction");
        inTransaction = true;
        try {
            T result = work.get();
            run(end);
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
                statement.setObject(i + 1, Cells.parameter(arguments[i]));
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
