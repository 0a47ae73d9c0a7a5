package dev.varve.formats;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * A 63-bit hash of a row's values, in their order, independent of how they were written. Each value becomes words of 64 bits:
 * integers and decimals (unscaled) themselves, doubles their bits, dates days and timestamps microseconds of the epoch, times
 * their nanoseconds, texts four UTF-16 units a word and their length, bytes as Latin-1 text; null a word of its own. Each word
 * is multiplied into the state and the state is folded (the finish is that of SplitMix64). Stored in the warehouse: do not change it.
 */
final class RowHash {
    private static final long NULL = 0x6a09e667f3bcc909L;
    private static final long MULTIPLIER = 0x9e3779b97f4a7c15L;

    private RowHash() {}

    static long of(Object[] values) {
        long state = NULL + values.length;
        for (Object value : values) {
            state = add(state, value);
        }
        return finish(state) >>> 1;
    }

    private static long add(long state, Object value) {
        return switch (value) {
            case null -> mix(state, NULL);
            case String text -> add(state, text);
            case Integer number -> mix(state, number);
            case Long number -> mix(state, number);
            case BigDecimal number -> add(state, number);
            case LocalDateTime time ->
                mix(state, time.toEpochSecond(ZoneOffset.UTC) * 1_000_000 + time.getNano() / 1_000);
            case LocalDate date -> mix(state, date.toEpochDay());
            case Double number -> mix(state, Double.doubleToLongBits(number));
            case Boolean flag -> mix(state, flag ? 1 : 2);
            case LocalTime time -> mix(state, time.toNanoOfDay());
            case byte[] bytes -> add(state, new String(bytes, StandardCharsets.ISO_8859_1));
            default -> throw new IllegalArgumentException("no value of a row: " + value.getClass());
        };
    }

    private static long add(long state, String text) {
        int length = text.length();
        int i = 0;
        for (; i + 4 <= length; i += 4) {
            long word = text.charAt(i)
                    | (long) text.charAt(i + 1) << 16
                    | (long) text.charAt(i + 2) << 32
                    | (long) text.charAt(i + 3) << 48;
            state = mix(state, word);
        }
        long word = 0;
        for (; i < length; i++) {
            word = word << 16 | text.charAt(i);
        }
        return mix(mix(state, word), length);
    }

    private static long add(long state, BigDecimal number) {
        if (number.precision() <= 18) {
            // The unscaled value, without making a BigInteger.
            return mix(state, number.scaleByPowerOfTen(number.scale()).longValue());
        }
        return add(state, number.unscaledValue().toString());
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
