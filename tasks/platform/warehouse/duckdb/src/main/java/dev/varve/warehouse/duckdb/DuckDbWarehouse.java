package dev.varve.warehouse.duckdb;

import dev.varve.failure.TaskFailure;
import dev.varve.warehouse.Cells;
import dev.varve.warehouse.Dialect;
import dev.varve.warehouse.StatementFailure;
import dev.varve.warehouse.TableWriter;
import dev.varve.warehouse.Warehouse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Array;
import java.sql.Blob;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBStruct;
import org.duckdb.JsonNode;

final class DuckDbWarehouse extends Warehouse {
    private final DuckDBConnection duckdb;
    private final boolean unlimited;
    private final ZoneTables zones;
    /** In megabytes. */
    private int reused;

    private Inserting inserting;

    /** @param unlimited no limit of memory is configured */
    DuckDbWarehouse(DuckDBConnection duckdb, boolean unlimited) {
        super(duckdb);
        this.duckdb = duckdb;
        this.unlimited = unlimited;
        this.zones = new ZoneTables(duckdb);
    }

    @Override
    public Dialect dialect() {
        return new DuckDbDialect(zones::need);
    }

    @Override
    public TableWriter writer(String schema, String table) {
        return new DuckDbWriter(this, new DuckDbWriter.Target(schema, table, columns(schema, table)));
    }

    @Override
    public <T> T sparing(int megabytes, Supplier<T> work) {
        if (!unlimited) {
            return work.get();
        }
        reuse(megabytes);
        run("set memory_limit = '" + megabytes + "MB'");
        T result;
        try {
            result = work.get();
        } catch (RuntimeException e) {
            try {
                run("reset memory_limit");
            } catch (RuntimeException alsoFailed) {
                e.addSuppressed(alsoFailed);
            }
            throw e;
        }
        run("reset memory_limit");
        return result;
    }

    /** Blocks go from one use to the next without the allocator. The engine never takes less again. */
    private void reuse(int megabytes) {
        if (megabytes > reused) {
            run("set block_allocator_memory = '" + megabytes + "MB'");
            reused = megabytes;
        }
    }

    /** Hands on a full batch of a writer; called by whichever thread fills it. */
    synchronized void insert(DuckDbWriter.Target target, ArrowBatch batch) {
        try {
            if (inserting != null && !isInserting(target)) {
                finishInserting();
            }
            if (inserting == null) {
                inserting = new Inserting(duckdb, target);
            }
            inserting.add(batch);
        } catch (SQLException e) {
            inserting = null;
            throw translate(e, "insert into " + target.name());
        }
    }

    /** Hands on a writer's last batch. */
    synchronized void finish(DuckDbWriter.Target target, Batch batch, ArrowMemory memory) {
        try {
            boolean own = inserting != null && isInserting(target);
            if (own && batch.rows > 0) {
                ArrowBatch last = memory.empty();
                last.add(batch);
                inserting.add(last);
            }
            if (inserting != null && (own || batch.rows > 0)) {
                finishInserting();
            }
            if (!own && batch.rows > 0) {
                Appending.append(duckdb, target, batch);
            }
        } catch (SQLException e) {
            inserting = null;
            throw translate(e, "insert into " + target.name());
        }
    }

    private boolean isInserting(DuckDbWriter.Target target) {
        return inserting.target().name().equals(target.name());
    }

    private void finishInserting() throws SQLException {
        Inserting ending = inserting;
        inserting = null;
        ending.finish();
    }

    @Override
    public long export(String query, Path file) {
        String target = file.toAbsolutePath().toString().replace("'", "''");
        return run("copy (" + query + ") to '" + target + "' (format parquet, compression zstd)");
    }

    @Override
    protected Object plain(Object value) throws SQLException {
        return switch (value) {
            case null -> null;
            case DuckDBStruct struct -> plain(struct.getMap());
            case Map<?, ?> map -> {
                Map<Object, Object> plain = new LinkedHashMap<>();
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    plain.put(plain(entry.getKey()), plain(entry.getValue()));
                }
                yield plain;
            }
            case Array array -> {
                List<Object> plain = new ArrayList<>();
                for (Object element : (Object[]) array.getArray()) {
                    plain.add(plain(element));
                }
                yield plain;
            }
            case Blob bytes -> bytes.getBytes(1, (int) bytes.length());
            case Timestamp nested -> nested.toLocalDateTime();
            case JsonNode json -> json.toString();
            default -> value;
        };
    }

    @Override
    public String digest(String query) {
        Cells sums = query("select count(*), bit_xor(hash(_r)), sum(cast(hash(_r) as hugeint)) from (" + query + ") _r")
                .getFirst();
        String form = describe(query) + " " + sums.text(0) + " " + sums.text(1) + " " + sums.text(2);
        try {
            byte[] bytes = MessageDigest.getInstance("SHA-256").digest(form.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected RuntimeException translate(SQLException failure, String statement) {
        return meaning(failure, statement);
    }

    /** How the engine says that its own file is not what it wrote. */
    private static final Pattern UNREADABLE =
            Pattern.compile("not a valid DuckDB database file|Corrupt database file|Failure while replaying WAL"
                    + "|Could not read enough bytes from file \"[^\"]*\\.duckdb|^(Serialization|FATAL) Error");

    static RuntimeException meaning(SQLException failure, String statement) {
        String message = String.valueOf(failure.getMessage());
        if (message.contains("No space left") || message.contains("disk full")) {
            return TaskFailure.transientFailure(
                    "the disk is full; nothing was changed: free some space and run this again", failure);
        }
        if (message.contains("Permission denied") || message.contains("Read-only file system")) {
            return TaskFailure.configuration("no permission to write: " + firstLine(message), failure);
        }
        if (UNREADABLE.matcher(message).find()) {
            return TaskFailure.damaged(
                    "the warehouse cannot be read: " + firstLine(message)
                            + "; varve rebuild makes it again from the archive; if it is no warehouse of yours, choose another place with --home");
        }
        if (message.contains("Out of Memory")) {
            return TaskFailure.transientFailure("the warehouse ran out of memory: " + firstLine(message), failure);
        }
        return new StatementFailure(message, statement, failure);
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse(message);
    }
}
