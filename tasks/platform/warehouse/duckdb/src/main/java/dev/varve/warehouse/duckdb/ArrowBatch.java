package dev.varve.warehouse.duckdb;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;

/** A batch as buffers of Arrow's columnar format, in memory that the engine may read. */
final class ArrowBatch implements AutoCloseable {
    /** No more rows. */
    static final ArrowBatch END = new ArrowBatch(null, 0, new Buffers[0]);

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

    /** @param data offsets, then bytes, where the values' lengths differ */
    record Buffers(long nulls, MemorySegment valid, MemorySegment data, MemorySegment bytes) {}

    final Arena arena;
    final int rows;
    final Buffers[] columns;

    private ArrowBatch(Arena arena, int rows, Buffers[] columns) {
        this.arena = arena;
        this.rows = rows;
        this.columns = columns;
    }

    static ArrowBatch of(Batch batch) {
        // Freed by whichever thread of the engine is the last to need it.
        Arena arena = Arena.ofShared();
        Buffers[] columns = new Buffers[batch.columns.length];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = buffers(arena, batch.columns[i], batch.rows);
        }
        return new ArrowBatch(arena, batch.rows, columns);
    }

    private static Buffers buffers(Arena arena, Batch.Values values, int rows) {
        MemorySegment valid = values.nulls == 0 ? MemorySegment.NULL : bits(arena, values.present, null, rows);
        if (values.kind.hasBytes()) {
            MemorySegment offsets = arena.allocate((rows + 1) * 4L, 8);
            MemorySegment.copy(values.ends, 0, offsets, INT, 4, rows);
            int length = values.ends[rows - 1];
            MemorySegment bytes = arena.allocate(Math.max(length, 1), 8);
            MemorySegment.copy(values.bytes, 0, bytes, ValueLayout.JAVA_BYTE, 0, length);
            return new Buffers(values.nulls, valid, offsets, bytes);
        }
        return new Buffers(values.nulls, valid, data(arena, values, rows), null);
    }

    private static MemorySegment data(Arena arena, Batch.Values values, int rows) {
        Kind kind = values.kind;
        if (kind.form() == Kind.Form.BOOLEAN) {
            return bits(arena, null, values.numbers, rows);
        }
        MemorySegment data = arena.allocate((long) rows * kind.width(), 16);
        switch (kind.width()) {
            case 4 -> {
                for (int row = 0; row < rows; row++) {
                    data.setAtIndex(INT, row, (int) values.numbers[row]);
                }
            }
            case 8 -> MemorySegment.copy(values.numbers, 0, data, LONG, 0, rows);
            default -> decimals(data, values, rows);
        }
        return data;
    }

    /** Whole numbers of 128 bits. */
    private static void decimals(MemorySegment data, Batch.Values values, int rows) {
        for (int row = 0; row < rows; row++) {
            long low;
            long high;
            if (!values.kind.isWide()) {
                low = values.numbers[row];
                high = low >> 63;
            } else if (values.present[row]) {
                BigInteger unscaled = values.decimals[row].unscaledValue();
                low = unscaled.longValue();
                high = unscaled.shiftRight(64).longValue();
            } else {
                low = 0;
                high = 0;
            }
            data.setAtIndex(LONG, 2L * row, low);
            data.setAtIndex(LONG, 2L * row + 1, high);
        }
    }

    /** One bit a row, the first the lowest: of flags, or of numbers that are not 0. */
    private static MemorySegment bits(Arena arena, boolean[] flags, long[] numbers, int rows) {
        MemorySegment bits = arena.allocate((rows + 63) / 64 * 8L, 8);
        long word = 0;
        for (int row = 0; row < rows; row++) {
            if (flags != null ? flags[row] : numbers[row] != 0) {
                word |= 1L << row;
            }
            if ((row & 63) == 63 || row == rows - 1) {
                bits.setAtIndex(LONG, row >> 6, word);
                word = 0;
            }
        }
        return bits;
    }

    @Override
    public void close() {
        if (arena != null) {
            arena.close();
        }
    }
}
