package dev.varve.warehouse.duckdb;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;

/** A batch as buffers of Arrow's columnar format, in memory that the engine may read; filled again once the engine gave it back. */
final class ArrowBatch {
    /** No more rows. */
    static final ArrowBatch END = new ArrowBatch(null, null, new ColumnLayout[0]);

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
        /** Of these. */
        int length;

        private Buffers(Arena arena) {
            this.arena = arena;
        }

        private void clear() {
            nulls = 0;
            valid = MemorySegment.NULL;
            length = 0;
        }

        /**
         * A buffer of at least this size with what is in it; new memory is zero.
         *
         * @param whole what a whole batch takes
         */
        private MemorySegment atLeast(MemorySegment buffer, long size, long whole) {
            return buffer.byteSize() >= size
                    ? buffer
                    : arena.allocate(Math.max(size + size / 4, whole), 16).copyFrom(buffer);
        }

        /**
         * @param at rows that are here already
         * @param whole rows of a whole batch
         */
        private void add(Batch.Values values, int at, int rows, int whole) {
            if (nulls + values.nulls > 0) {
                bits = atLeast(bits, bitBytes(at + rows), bitBytes(whole));
                if (nulls == 0) {
                    ones(bits, at);
                }
                bits(bits, at, values.present, null, rows);
                nulls += values.nulls;
                valid = bits;
            }
            if (values.kind.hasBytes()) {
                data = atLeast(data, (at + rows + 1) * 4L, (whole + 1) * 4L);
                for (int row = 0; row < rows; row++) {
                    data.setAtIndex(INT, at + row + 1L, length + values.starts[row + 1]);
                }
                int more = values.starts[rows];
                long all = (length + more) * (long) whole / (at + rows);
                bytes = atLeast(bytes, Math.max(length + more, 1), Math.min(all + all / 8, Batch.BYTES));
                MemorySegment.copy(values.bytes, 0, bytes, ValueLayout.JAVA_BYTE, length, more);
                length += more;
            } else {
                data(values, at, rows, whole);
            }
        }

        private void data(Batch.Values values, int at, int rows, int whole) {
            ColumnLayout kind = values.kind;
            if (kind.form() == ColumnLayout.Form.BOOLEAN) {
                data = atLeast(data, bitBytes(at + rows), bitBytes(whole));
                bits(data, at, null, values.numbers, rows);
                return;
            }
            data = atLeast(data, (long) (at + rows) * kind.width(), (long) whole * kind.width());
            switch (kind.width()) {
                case 4 -> {
                    for (int row = 0; row < rows; row++) {
                        data.setAtIndex(INT, at + row, (int) values.numbers[row]);
                    }
                }
                case 8 -> MemorySegment.copy(values.numbers, 0, data, LONG, at * 8L, rows);
                default -> decimals(data, values, at, rows);
            }
        }
    }

    final Buffers[] columns;
    int rows;
    /** Room for what describes the buffers to the engine. */
    final MemorySegment description;

    private final ArrowMemory memory;

    ArrowBatch(ArrowMemory memory, Arena arena, ColumnLayout[] kinds) {
        this.memory = memory;
        this.columns = new Buffers[kinds.length];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = new Buffers(arena);
        }
        this.description =
                arena == null ? MemorySegment.NULL : arena.allocate(ArrowStream.description(kinds.length), 8);
    }

    void clear() {
        rows = 0;
        for (Buffers column : columns) {
            column.clear();
        }
    }

    /** @return whether it has as many rows, or as much text, as a batch may have */
    boolean add(Batch batch) {
        boolean full = rows + batch.rows >= batch.whole;
        for (int i = 0; i < columns.length; i++) {
            columns[i].add(batch.columns[i], rows, batch.rows, batch.whole);
            full |= columns[i].length >= Batch.BYTES;
        }
        rows += batch.rows;
        return full;
    }

    /** Whole numbers of 128 bits. */
    private static void decimals(MemorySegment data, Batch.Values values, int at, int rows) {
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
            data.setAtIndex(LONG, 2L * (at + row), low);
            data.setAtIndex(LONG, 2L * (at + row) + 1, high);
        }
    }

    private static long bitBytes(int rows) {
        return (rows + 63) / 64 * 8L;
    }

    private static void ones(MemorySegment bits, int rows) {
        for (int word = 0; word < rows >> 6; word++) {
            bits.setAtIndex(LONG, word, -1);
        }
        if ((rows & 63) != 0) {
            bits.setAtIndex(LONG, rows >> 6, (1L << rows) - 1);
        }
    }

    /** One bit a row, the first the lowest, behind those of other rows: of flags, or of numbers that are not 0. */
    private static void bits(MemorySegment bits, int at, boolean[] flags, long[] numbers, int rows) {
        long word = (at & 63) == 0 ? 0 : bits.getAtIndex(LONG, at >> 6);
        for (int row = 0; row < rows; row++) {
            int place = at + row;
            if (flags != null ? flags[row] : numbers[row] != 0) {
                word |= 1L << place;
            }
            if ((place & 63) == 63 || row == rows - 1) {
                bits.setAtIndex(LONG, place >> 6, word);
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
