package dev.varve.formats.parquet;

/** Google's Snappy, its raw form (https://github.com/google/snappy/blob/main/format_description.txt). */
final class Snappy {
    private Snappy() {}

    /** @return whether it made exactly as many bytes as there is place for */
    static boolean unpack(byte[] packed, int from, int to, byte[] into, int at) {
        int i = from;
        long length = 0;
        for (int shift = 0; ; shift += 7) {
            if (i >= to || shift > 28) {
                return false;
            }
            int b = packed[i++];
            length |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                break;
            }
        }
        if (length != into.length - at) {
            return false;
        }
        int out = at;
        while (i < to) {
            int tag = packed[i++] & 0xff;
            if ((tag & 3) == 0) {
                int size = tag >>> 2;
                if (size >= 60) {
                    int width = size - 59;
                    size = 0;
                    for (int b = 0; b < width; b++) {
                        size |= (packed[i++] & 0xff) << 8 * b;
                    }
                }
                size++;
                if (size <= 0 || size > to - i || size > into.length - out) {
                    return false;
                }
                System.arraycopy(packed, i, into, out, size);
                i += size;
                out += size;
                continue;
            }
            int size;
            int back;
            switch (tag & 3) {
                case 1 -> {
                    size = (tag >>> 2 & 7) + 4;
                    back = (tag & 0xe0) << 3 | packed[i++] & 0xff;
                }
                case 2 -> {
                    size = (tag >>> 2) + 1;
                    back = packed[i] & 0xff | (packed[i + 1] & 0xff) << 8;
                    i += 2;
                }
                default -> {
                    size = (tag >>> 2) + 1;
                    back = LittleEndian.length(packed, i);
                    i += 4;
                }
            }
            if (back <= 0 || back > out - at || size > into.length - out) {
                return false;
            }
            out = Lz4.repeat(into, out, back, size);
        }
        return i == to && out == into.length;
    }
}
