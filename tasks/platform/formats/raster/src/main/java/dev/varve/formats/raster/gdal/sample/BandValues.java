package dev.varve.formats.raster.gdal.sample;

import dev.varve.formats.raster.Band;
import dev.varve.formats.raster.CellValues;
import dev.varve.formats.raster.Nodata;
import java.lang.foreign.MemorySegment;

/** The samples of one band as values: nodata is none. */
public final class BandValues {
    private BandValues() {}

    public static CellValues of(Band band, MemorySegment samples, long offset, int count) {
        Nodata nodata = band.nodata().orElse(null);
        return switch (band.type()) {
            case INT8, UINT8, INT16, UINT16, INT32 -> {
                int[] array = Samples.ints(band.type(), samples, offset, count);
                yield new CellValues.Ints(array, valid(array, nodata));
            }
            case UINT32, INT64, UINT64 -> {
                long[] array = Samples.longs(band.type(), samples, offset, count);
                yield new CellValues.Longs(
                        array, valid(array, nodata, band.type().isLong()));
            }
            case FLOAT32 -> {
                float[] array = Samples.floats(samples, offset, count);
                yield new CellValues.Floats(array, valid(array, nodata));
            }
            case FLOAT64 -> {
                double[] array = Samples.doubles(samples, offset, count);
                yield new CellValues.Doubles(array, valid(array, nodata));
            }
        };
    }

    private static long[] valid(int[] array, Nodata nodata) {
        if (nodata == null) {
            return null;
        }
        long[] valid = new long[array.length + 63 >> 6];
        for (int i = 0; i < array.length; i++) {
            valid[i >> 6] |= (array[i] == nodata.value() ? 0L : 1L) << i;
        }
        return valid;
    }

    private static long[] valid(long[] array, Nodata nodata, boolean exact) {
        if (nodata == null) {
            return null;
        }
        long[] valid = new long[array.length + 63 >> 6];
        for (int i = 0; i < array.length; i++) {
            boolean absent = exact ? array[i] == nodata.bits() : array[i] == nodata.value();
            valid[i >> 6] |= (absent ? 0L : 1L) << i;
        }
        return valid;
    }

    private static long[] valid(float[] array, Nodata nodata) {
        if (nodata == null) {
            return null;
        }
        long[] valid = new long[array.length + 63 >> 6];
        for (int i = 0; i < array.length; i++) {
            valid[i >> 6] |= (nodata.is(array[i]) ? 0L : 1L) << i;
        }
        return valid;
    }

    private static long[] valid(double[] array, Nodata nodata) {
        if (nodata == null) {
            return null;
        }
        long[] valid = new long[array.length + 63 >> 6];
        for (int i = 0; i < array.length; i++) {
            valid[i >> 6] |= (nodata.is(array[i]) ? 0L : 1L) << i;
        }
        return valid;
    }
}
