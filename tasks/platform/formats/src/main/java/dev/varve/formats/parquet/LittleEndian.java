package dev.varve.formats.parquet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers as Parquet lays them. */
final class LittleEndian {
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private LittleEndian() {}

    /** Of four bytes with their sign, of eight bytes. */
    static long number(byte[] bytes, int at, int width) {
        return width == Integer.BYTES ? (int) INTS.get(bytes, at) : (long) LONGS.get(bytes, at);
    }

    static int length(byte[] bytes, int at) {
        return (int) INTS.get(bytes, at);
    }
}
