package dev.varve.warehouse.duckdb;

import java.lang.foreign.Arena;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Batches that the engine gave back, to be filled again: new memory costs more than the rows in it. As many are made as the engine
 * holds at once: it keeps some while it waits for the next, so their number must not be fixed.
 */
final class ArrowMemory implements AutoCloseable {
    private final ColumnLayout[] kinds;
    /** None before the first batch; freed by whichever thread closes it, filled and read by others. */
    private Arena arena;

    private final Queue<ArrowBatch> free = new ConcurrentLinkedQueue<>();

    ArrowMemory(ColumnLayout[] kinds) {
        this.kinds = kinds;
    }

    /** A batch without rows. */
    ArrowBatch empty() {
        ArrowBatch batch = free.poll();
        if (batch == null) {
            arena = arena == null ? Arena.ofShared() : arena;
            return new ArrowBatch(this, arena, kinds);
        }
        batch.clear();
        return batch;
    }

    /** Called by the engine's threads. */
    void take(ArrowBatch batch) {
        free.add(batch);
    }

    @Override
    public void close() {
        if (arena != null) {
            arena.close();
        }
    }
}
