package dev.varve.formats.parquet;

/** An LZ4 block (https://github.com/lz4/lz4/blob/dev/doc/lz4_Block_format.md). */
final class Lz4 {
    private static final int LEAST = 4;

    private Lz4() {}

    /** @return whether it made exactly as many bytes as there is place for */
    static boolean unpack(byte[] packed, int from, int to, byte[] into, int at) {
        int i = from;
        int out = at;
        while (i < to) {
            int token = packed[i++] & 0xff;
            int literals = token >>> 4;
            for (int more = literals == 15 ? 255 : 0; more == 255; literals += more) {
                more = packed[i++] & 0xff;
            }
            if (literals < 0 || literals > to - i || literals > into.length - out) {
                return false;
            }
            System.arraycopy(packed, i, into, out, literals);
            i += literals;
            out += literals;
            if (i == to) {
                return out == into.length;
            }
            int back = packed[i] & 0xff | (packed[i + 1] & 0xff) << 8;
            i += 2;
            int size = token & 15;
            for (int more = size == 15 ? 255 : 0; more == 255; size += more) {
                more = packed[i++] & 0xff;
            }
            size += LEAST;
            if (back == 0 || back > out - at || size < 0 || size > into.length - out) {
                return false;
            }
            out = repeat(into, out, back, size);
        }
        return from == to && out == into.length;
    }

    /** Copies what may overlap its copy. @return where it ends */
    static int repeat(byte[] into, int out, int back, int size) {
        if (back >= size) {
            System.arraycopy(into, out - back, into, out, size);
        } else {
            for (int k = 0; k < size; k++) {
                into[out + k] = into[out - back + k];
            }
        }
        return out + size;
    }
}
