package dev.varve.formats.raster.gdal.sample;

import dev.varve.formats.raster.SampleType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** Samples as they lie in memory. */
public final class Samples {
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.nativeOrder());
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.nativeOrder());
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.nativeOrder());
    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.nativeOrder());
    private static final ValueLayout.OfDouble DOUBLE =
            ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.nativeOrder());

    private Samples() {}

    /** Fills {@code target} with what lies from {@code offset} on; of 64-bit integers the nearest doubles. */
    static void toDoubles(SampleType type, MemorySegment from, long offset, double[] target, int count) {
        switch (type) {
            case INT8 -> {
                for (int i = 0; i < count; i++) {
                    target[i] = from.get(ValueLayout.JAVA_BYTE, offset + i);
                }
            }
            case UINT8 -> {
                for (int i = 0; i < count; i++) {
                    target[i] = from.get(ValueLayout.JAVA_BYTE, offset + i) & 0xff;
                }
            }
            case INT16 -> {
                for (int i = 0; i < count; i++) {
                    target[i] = from.get(SHORT, offset + 2L * i);
                }
            }
            case UINT16 -> {
                for (int i = 0; i < count; i++) {
                    target[i] = from.get(SHORT, offset + 2L * i) & 0xffff;
                }
            }
            case INT32 -> {
                for (int i = 0; i < count; i++) {
                    target[i] = from.get(INT, offset + 4L * i);
                }
            }
            case UINT32 -> {
                for (int i = 0; i < count; i++) {
                    target[i] = from.get(INT, offset + 4L * i) & 0xffffffffL;
                }
            }
            case INT64, UINT64 -> {
                for (int i = 0; i < count; i++) {
                    target[i] = toDouble(type, bits(from, offset, i));
                }
            }
            case FLOAT32 -> {
                for (int i = 0; i < count; i++) {
                    target[i] = from.get(FLOAT, offset + 4L * i);
                }
            }
            case FLOAT64 -> MemorySegment.copy(from, DOUBLE, offset, target, 0, count);
        }
    }

    static long bits(MemorySegment from, long offset, int index) {
        return from.get(LONG, offset + 8L * index);
    }

    public static double toDouble(SampleType type, long bits) {
        if (type == SampleType.INT64 || bits >= 0) {
            return bits;
        }
        // Half of it, its last bit kept for the rounding.
        return 2.0 * (bits >>> 1 | bits & 1);
    }

    static int[] ints(SampleType type, MemorySegment from, long offset, int count) {
        int[] target = new int[count];
        for (int i = 0; i < count; i++) {
            target[i] = switch (type) {
                case INT8 -> from.get(ValueLayout.JAVA_BYTE, offset + i);
                case UINT8 -> from.get(ValueLayout.JAVA_BYTE, offset + i) & 0xff;
                case INT16 -> from.get(SHORT, offset + 2L * i);
                case UINT16 -> from.get(SHORT, offset + 2L * i) & 0xffff;
                default -> from.get(INT, offset + 4L * i);
            };
        }
        return target;
    }

    static long[] longs(SampleType type, MemorySegment from, long offset, int count) {
        long[] target = new long[count];
        if (type.isLong()) {
            MemorySegment.copy(from, LONG, offset, target, 0, count);
        } else {
            for (int i = 0; i < count; i++) {
                target[i] = from.get(INT, offset + 4L * i) & 0xffffffffL;
            }
        }
        return target;
    }

    static float[] floats(MemorySegment from, long offset, int count) {
        float[] target = new float[count];
        MemorySegment.copy(from, FLOAT, offset, target, 0, count);
        return target;
    }

    static double[] doubles(MemorySegment from, long offset, int count) {
        double[] target = new double[count];
        MemorySegment.copy(from, DOUBLE, offset, target, 0, count);
        return target;
    }
}
