package dev.varve.warehouse.duckdb;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;

/** A batch as buffers of Arrow's columnar format, in memory that the engine may read; filled again once the engine gave it back. */
final class ArrowBatch {
    /** No more rows. */
    static final ArrowBatch END = new ArrowBatch(null, null, new Kind[0]);

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

    /** One column's buffers; each only grows. */
    static final class Buffers {
        private final Arena arena;
        private MemorySegment bits = MemorySegment.NULL;
        long nulls;
        /** Which rows have a value; no memory where all have. */
        MemorySegment valid = MemorySegment.NULL;
        /** Values, or offsets where their lengths differ. */
        MemorySegment data = MemorySegment.NULL;
        /** Values whose lengths differ. */
        MemorySegment bytes = MemorySegment.NULL;

        private Buffers(Arena arena) {
            this.arena = arena;
        }

        private MemorySegment atLeast(MemorySegment buffer, long size) {
            return buffer.byteSize() >= size ? buffer : arena.allocate(size + size / 4, 16);
        }

        private void fill(Batch.Values values, int rows) {
            nulls = values.nulls;
            if (nulls == 0) {
                valid = MemorySegment.NULL;
            } else {
                bits = atLeast(bits, (rows + 63) / 64 * 8L);
                bits(bits, values.present, null, rows);
                valid = bits;
            }
            if (values.kind.hasBytes()) {
                data = atLeast(data, (rows + 1) * 4L);
                MemorySegment.copy(values.ends, 0, data, INT, 4, rows);
                int length = values.ends[rows - 1];
                bytes = atLeast(bytes, Math.max(length, 1));
                MemorySegment.copy(values.bytes, 0, bytes, ValueLayout.JAVA_BYTE, 0, length);
            } else {
                data(values, rows);
            }
        }

        private void data(Batch.Values values, int rows) {
            Kind kind = values.kind;
            if (kind.form() == Kind.Form.BOOLEAN) {
                data = atLeast(data, (rows + 63) / 64 * 8L);
                bits(data, null, values.numbers, rows);
                return;
            }
            data = atLeast(data, (long) rows * kind.width());
            switch (kind.width()) {
                case 4 -> {
                    for (int row = 0; row < rows; row++) {
                        data.setAtIndex(INT, row, (int) values.numbers[row]);
                    }
                }
                case 8 -> MemorySegment.copy(values.numbers, 0, data, LONG, 0, rows);
                default -> decimals(data, values, rows);
            }
        }
    }

    final Buffers[] columns;
    int rows;
    /** Room for what describes the buffers to the engine. */
    final MemorySegment description;

    private final ArrowMemory memory;

    ArrowBatch(ArrowMemory memory, Arena arena, Kind[] kinds) {
        this.memory = memory;
        this.columns = new Buffers[kinds.length];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = new Buffers(arena);
        }
        this.description =
                arena == null ? MemorySegment.NULL : arena.allocate(ArrowStream.description(kinds.length), 8);
    }

    void fill(Batch batch) {
        rows = batch.rows;
        for (int i = 0; i < columns.length; i++) {
            columns[i].fill(batch.columns[i], rows);
        }
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
    private static void bits(MemorySegment bits, boolean[] flags, long[] numbers, int rows) {
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
    }

    /** The engine needs it no more. */
    void release() {
        if (memory != null) {
            memory.take(this);
        }
    }
}
