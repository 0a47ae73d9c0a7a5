package dev.varve.formats;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The original text of a record, as rejects keep it. */
public record Excerpt(String text, boolean cut) {
    private static final int LIMIT = 64 * 1024;

    /** The first bytes of a record of which the rest is let go. */
    public static byte[] head(byte[] bytes, int from, int most) {
        return Arrays.copyOfRange(bytes, from, from + Math.min(most, LIMIT));
    }

    /** The first 64 KiB, up to a whole character. */
    public static Excerpt of(byte[] bytes, int from, int to) {
        if (to - from <= LIMIT) {
            return new Excerpt(new String(bytes, from, to - from, StandardCharsets.UTF_8), false);
        }
        int end = from + LIMIT;
        while (end > from + LIMIT - 4 && (bytes[end] & 0xc0) == 0x80) {
            end--;
        }
        return new Excerpt(new String(bytes, from, end - from, StandardCharsets.UTF_8), true);
    }
}
