package dev.varve.formats;

import dev.varve.formats.bytes.EightBytes;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * A 63-bit hash of a row's values, in their order, independent of how they were written. Each value becomes words of 64 bits:
 * what {@link Values} holds as a number that number, doubles their bits, texts and bytes eight bytes a word (the first is the
 * lowest), those that are left, and their length; decimals of more than 18 digits the text of their unscaled value; null a word
 * of its own. Each word is multiplied into the state and the state is folded (the finish is that of SplitMix64). Stored in the
 * warehouse: do not change it.
 */
public final class RowHash {
    private static final long NULL = 0x6a09e667f3bcc909L;
    private static final long MULTIPLIER = 0x9e3779b97f4a7c15L;

    private RowHash() {}

    public static long of(RowValues values) {
        long state = NULL + values.size();
        for (int place = 0; place < values.size(); place++) {
            state = values.isNull(place) ? mix(state, NULL) : add(state, values, place);
        }
        return finish(state) >>> 1;
    }

    private static long add(long state, RowValues values, int place) {
        return switch (values.form(place)) {
            case NUMBER -> mix(state, values.number(place));
            case REAL -> mix(state, Double.doubleToLongBits(values.real(place)));
            case BYTES -> add(state, values.bytes(place), values.from(place), values.to(place));
            case DECIMAL -> add(state, values.decimal(place));
        };
    }

    private static long add(long state, byte[] bytes, int from, int to) {
        int i = from;
        for (; i + 8 <= to; i += 8) {
            state = mix(state, EightBytes.at(bytes, i));
        }
        long word = 0;
        for (; i < to; i++) {
            word = word << 8 | bytes[i] & 0xff;
        }
        return mix(mix(state, word), to - from);
    }

    private static long add(long state, BigDecimal number) {
        byte[] digits = number.unscaledValue().toString().getBytes(StandardCharsets.US_ASCII);
        return add(state, digits, 0, digits.length);
    }

    private static long mix(long state, long word) {
        long mixed = (state ^ word) * MULTIPLIER;
        return mixed ^ mixed >>> 29;
    }

    private static long finish(long state) {
        long z = (state ^ state >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
