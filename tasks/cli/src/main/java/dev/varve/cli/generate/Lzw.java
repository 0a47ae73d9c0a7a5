package dev.varve.cli.generate;

import java.util.Arrays;

/** Compresses as TIFF 6.0 describes it: codes of 9 to 12 bits, the first bit first. */
final class Lzw {
    private static final int CLEAR = 256;
    private static final int END = 257;
    private static final int FIRST = 258;
    private static final int SHORTEST = 9;
    private static final int FULL = 4_094;
    private static final int SLOTS = 1 << 14;

    private final int[] strings = new int[SLOTS];
    private final int[] codes = new int[SLOTS];
    private byte[] out = new byte[0];
    private int length;
    private long bits;
    private int pending;
    private int next;
    private int width;

    byte[] compressed(byte[] bytes) {
        // No code is longer than 12 bits, and none stands for less than a byte but those that clear and end.
        out = new byte[bytes.length * 3 / 2 + bytes.length / 1_000 + 16];
        length = 0;
        bits = 0;
        pending = 0;
        width = SHORTEST;
        clear();
        int prefix = bytes[0] & 0xff;
        for (int i = 1; i < bytes.length; i++) {
            int string = prefix << 8 | bytes[i] & 0xff;
            int slot = slot(string);
            if (strings[slot] == string) {
                prefix = codes[slot];
            } else {
                put(prefix);
                strings[slot] = string;
                codes[slot] = next;
                prefix = bytes[i] & 0xff;
                count();
            }
        }
        put(prefix);
        count();
        put(END);
        if (pending > 0) {
            out[length++] = (byte) (bits << 8 - pending);
        }
        return Arrays.copyOf(out, length);
    }

    /** One more string is known: its reader knows it one code later. */
    private void count() {
        next++;
        if (next == FULL) {
            clear();
        } else if (next > (1 << width) - 1) {
            width++;
        }
    }

    private void clear() {
        put(CLEAR);
        Arrays.fill(strings, -1);
        next = FIRST;
        width = SHORTEST;
    }

    private int slot(int string) {
        int slot = string * 0x9e3779b1 >>> 18;
        while (strings[slot] != string && strings[slot] != -1) {
            slot = slot + 1 & SLOTS - 1;
        }
        return slot;
    }

    private void put(int code) {
        bits = bits << width | code;
        pending += width;
        while (pending >= 8) {
            pending -= 8;
            out[length++] = (byte) (bits >>> pending);
        }
    }
}
