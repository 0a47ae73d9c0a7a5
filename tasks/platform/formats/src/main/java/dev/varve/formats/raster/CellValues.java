package dev.varve.formats.raster;

/** The samples of one band in a batch. {@code valid} has bit i of word i / 64 set where there is a value; null where all are. */
public sealed interface CellValues {
    long[] valid();

    int size();

    /** Null for nodata; 64-bit unsigned integers as the long of the same bits. */
    Number get(int index);

    default boolean isNull(int index) {
        return valid() != null && (valid()[index >> 6] >>> index & 1) == 0;
    }

    /** 8 to 32 bits, but unsigned 32. */
    record Ints(int[] array, long[] valid) implements CellValues {
        @Override
        public int size() {
            return array.length;
        }

        @Override
        public Number get(int index) {
            return isNull(index) ? null : array[index];
        }
    }

    /** Unsigned 32 bits, and 64 bits; unsigned 64 as the long of the same bits. */
    record Longs(long[] array, long[] valid) implements CellValues {
        @Override
        public int size() {
            return array.length;
        }

        @Override
        public Number get(int index) {
            return isNull(index) ? null : array[index];
        }
    }

    record Floats(float[] array, long[] valid) implements CellValues {
        @Override
        public int size() {
            return array.length;
        }

        @Override
        public Number get(int index) {
            return isNull(index) ? null : array[index];
        }
    }

    record Doubles(double[] array, long[] valid) implements CellValues {
        @Override
        public int size() {
            return array.length;
        }

        @Override
        public Number get(int index) {
            return isNull(index) ? null : array[index];
        }
    }
}
