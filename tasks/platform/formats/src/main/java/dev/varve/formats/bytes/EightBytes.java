package dev.varve.formats.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Eight bytes of an array as one number, the first the lowest. */
public final class EightBytes {
    public static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private EightBytes() {}

    public static long at(byte[] bytes, int place) {
        return (long) LONGS.get(bytes, place);
    }

    static long highs(long word) {
        return word & HIGHS;
    }

    public static boolean isAscii(long word) {
        return highs(word) == 0;
    }

    /** @return the highest bit of each byte that is 0; of a byte behind such a one perhaps also where it is 1 */
    public static long zeros(long word) {
        return word - ONES & ~word & HIGHS;
    }

    /** @return the same for bytes below 32 */
    public static long controls(long word) {
        return word - ONES * 32 & ~word & HIGHS;
    }

    /** @return of the eight those before one of them */
    public static long before(long mask, int place) {
        return mask & (1L << 8 * place) - 1;
    }

    /** @return which of the eight the lowest bit is of */
    public static int first(long mask) {
        return Long.numberOfTrailingZeros(mask) >> 3;
    }
}
