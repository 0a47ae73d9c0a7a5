package dev.varve.warehouse.duckdb;

import dev.varve.warehouse.duckdb.DuckDbWriter.Target;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.duckdb.DuckDBConnection;

/**
 * One statement that inserts batches while they are still being made: the engine's own threads take them as Arrow arrays, the
 * fastest way in. The connection belongs to it until it is finished.
 */
final class Inserting {
    /** Batches that wait for the engine. */
    private static final int AHEAD = 2;

    private static final String VIEW = "varve_rows";

    private final Target target;
    private final BlockingQueue<ArrowBatch> waiting = new ArrayBlockingQueue<>(AHEAD);
    private final Thread thread;
    private volatile Throwable failure;
    private volatile boolean ended;

    Inserting(DuckDBConnection connection, Target target) {
        this.target = target;
        this.thread = Thread.ofPlatform().name("insert " + target.name()).start(() -> insert(connection));
    }

    Target target() {
        return target;
    }

    private void insert(DuckDBConnection connection) {
        try (ArrowStream stream = new ArrowStream(target, this::next);
                Statement statement = connection.createStatement()) {
            connection.registerArrowStream(VIEW, stream.address());
            statement.execute("insert into " + target.name() + " select * from " + VIEW);
            // A statement that fails ends the transaction, and the view with it.
            statement.execute("drop view temp." + VIEW);
        } catch (Throwable e) {
            failure = e;
        } finally {
            ended = true;
            for (ArrowBatch left = waiting.poll(); left != null; left = waiting.poll()) {
                left.release();
            }
        }
    }

    /** Called by the engine's threads, one at a time. */
    private ArrowBatch next() throws InterruptedException {
        return waiting.take();
    }

    /** Waits while the engine is busy with others. */
    void add(ArrowBatch batch) throws SQLException {
        boolean interrupted = false;
        boolean added = false;
        while (!added && !ended) {
            try {
                added = waiting.offer(batch, 100, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        restore(interrupted);
        if (!added) {
            batch.release();
            throw failed();
        }
    }

    /** Returns when the engine has let go of all batches, whatever became of them. */
    void finish() throws SQLException {
        try {
            add(ArrowBatch.END);
        } finally {
            boolean interrupted = false;
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            restore(interrupted);
        }
        if (failure != null) {
            throw failed();
        }
    }

    private static void restore(boolean interrupted) {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private SQLException failed() {
        return failure instanceof SQLException known
                ? known
                : new SQLException("cannot insert into " + target.name() + ": " + failure, failure);
    }
}
