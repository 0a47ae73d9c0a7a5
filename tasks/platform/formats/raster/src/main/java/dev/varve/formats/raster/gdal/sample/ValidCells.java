package dev.varve.formats.raster.gdal.sample;

import dev.varve.formats.raster.CellValues;
import java.util.List;

/** The cells of a batch that have a value in any band. */
public record ValidCells(long[] cells, int count) {

    public static ValidCells of(List<CellValues> values, int size) {
        long[] cells = new long[size + 63 >> 6];
        for (CellValues one : values) {
            if (one.valid() == null) {
                return null;
            }
            for (int i = 0; i < cells.length; i++) {
                cells[i] |= one.valid()[i];
            }
        }
        int count = 0;
        for (long word : cells) {
            count += Long.bitCount(word);
        }
        return count == size ? null : new ValidCells(cells, count);
    }

    public boolean has(int index) {
        return (cells[index >> 6] >>> index & 1) != 0;
    }

    /** Without the cells that are left out. */
    public CellValues of(CellValues values) {
        return switch (values) {
            case CellValues.Ints(int[] array, long[] valid) -> {
                int[] kept = new int[count];
                for (int i = 0, to = 0; i < array.length; i++) {
                    if (has(i)) {
                        kept[to++] = array[i];
                    }
                }
                yield new CellValues.Ints(kept, of(valid, array.length));
            }
            case CellValues.Longs(long[] array, long[] valid) -> {
                long[] kept = new long[count];
                for (int i = 0, to = 0; i < array.length; i++) {
                    if (has(i)) {
                        kept[to++] = array[i];
                    }
                }
                yield new CellValues.Longs(kept, of(valid, array.length));
            }
            case CellValues.Floats(float[] array, long[] valid) -> {
                float[] kept = new float[count];
                for (int i = 0, to = 0; i < array.length; i++) {
                    if (has(i)) {
                        kept[to++] = array[i];
                    }
                }
                yield new CellValues.Floats(kept, of(valid, array.length));
            }
            case CellValues.Doubles(double[] array, long[] valid) -> {
                double[] kept = new double[count];
                for (int i = 0, to = 0; i < array.length; i++) {
                    if (has(i)) {
                        kept[to++] = array[i];
                    }
                }
                yield new CellValues.Doubles(kept, of(valid, array.length));
            }
        };
    }

    private long[] of(long[] valid, int size) {
        long[] kept = new long[count + 63 >> 6];
        for (int i = 0, to = 0; i < size; i++) {
            if (has(i)) {
                kept[to >> 6] |= (valid[i >> 6] >>> i & 1) << to;
                to++;
            }
        }
        return kept;
    }
}
