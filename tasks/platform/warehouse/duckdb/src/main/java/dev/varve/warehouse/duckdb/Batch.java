package dev.varve.warehouse.duckdb;

import java.math.BigDecimal;
import java.util.Arrays;

/** Some rows, column by column, in ordinary arrays. */
final class Batch {
    /** Rows of one row group of the engine: most of them go in fastest. */
    static final int ROWS = 122_880;
    /** Most values, so that tables of many columns take no more memory. */
    private static final int VALUES = 1 << 22;
    /** Values that stay in a processor's own cache until they are taken over. */
    private static final int CACHED = 1 << 16;

    /** Most bytes of text in one column: Arrow's offsets have 32 bits. */
    static final int BYTES = 1 << 28;

    private static final int FIRST_ROWS = 64;

    /** One column of the rows. */
    static final class Values {
        final ColumnLayout kind;
        boolean[] present = new boolean[FIRST_ROWS];
        long[] numbers = {};
        BigDecimal[] decimals = {};
        byte[] bytes = {};
        /** Where each value's bytes start, and the value's before it end. */
        int[] starts = {};

        int nulls;
        private final boolean hasBytes;

        Values(ColumnLayout kind) {
            this.kind = kind;
            this.hasBytes = kind.hasBytes();
            grow(FIRST_ROWS);
        }

        private void grow(int rows) {
            present = Arrays.copyOf(present, rows);
            if (kind.hasBytes()) {
                starts = Arrays.copyOf(starts, rows + 1);
            } else if (kind.isWide()) {
                decimals = Arrays.copyOf(decimals, rows);
            } else {
                numbers = Arrays.copyOf(numbers, rows);
            }
        }

        private int add(int row, byte[] value, int from, int to) {
            int start = starts[row];
            int end = start + to - from;
            if (end > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(end, bytes.length * 2));
            }
            System.arraycopy(value, from, bytes, start, to - from);
            starts[row + 1] = end;
            return end;
        }
    }

    final Values[] columns;
    int rows;
    /** Rows that are handed on together. */
    final int whole;
    /** Rows that are taken over together, a part of these. */
    private final int part;

    private final Runnable full;
    private int most;
    private int capacity = FIRST_ROWS;
    /** Rows at which something is to be done: more room, or all of them to be taken over. */
    private int stop;

    private int column;

    /** @param full takes the rows over and clears the batch */
    Batch(ColumnLayout[] kinds, Runnable full) {
        this.full = full;
        whole = within(VALUES, kinds.length);
        part = within(CACHED, kinds.length);
        most = whole;
        stop = Math.min(most, capacity);
        columns = Arrays.stream(kinds).map(Values::new).toArray(Values[]::new);
    }

    private static int within(int values, int columns) {
        int rows = ROWS;
        while (rows > 1 && (long) rows * columns > values) {
            rows /= 2;
        }
        return rows;
    }

    void nothing() {
        Values values = columns[column++];
        values.present[rows] = false;
        values.nulls++;
        if (values.hasBytes) {
            values.starts[rows + 1] = values.starts[rows];
        }
    }

    void number(long value) {
        Values values = columns[column++];
        values.present[rows] = true;
        values.numbers[rows] = value;
    }

    void decimal(BigDecimal value) {
        Values values = columns[column++];
        values.present[rows] = true;
        values.decimals[rows] = value;
    }

    void bytes(byte[] value, int from, int to) {
        Values values = columns[column++];
        values.present[rows] = true;
        if (values.add(rows, value, from, to) >= BYTES) {
            most = 0;
            stop = 0;
        }
    }

    void endRow() {
        if (column != columns.length) {
            throw new IllegalStateException(column + " values for " + columns.length + " columns");
        }
        column = 0;
        rows++;
        if (rows >= stop) {
            atStop();
        }
    }

    private void atStop() {
        if (rows >= most) {
            full.run();
            return;
        }
        capacity = Math.min(most, capacity * 4);
        stop = capacity;
        for (Values values : columns) {
            values.grow(capacity);
        }
    }

    /** Empties it, keeping its arrays; from now on it takes fewer rows at once. */
    void clear() {
        most = part;
        stop = Math.min(most, capacity);
        rows = 0;
        for (Values values : columns) {
            values.nulls = 0;
        }
    }
}
