package dev.varve.formats.bytes;

/** Decimal digits of a text, eight at a time. */
public final class Digits {
    private static final long ZEROS = EightBytes.ONES * '0';
    /** What takes a number above 9 into the highest bit of its byte. */
    private static final long ABOVE = EightBytes.ONES * (0x80 - 10);

    private static final long PAIRS = 0x000000ff000000ffL;
    private static final long[] TENS = new long[19];

    static {
        TENS[0] = 1;
        for (int i = 1; i < TENS.length; i++) {
            TENS[i] = TENS[i - 1] * 10;
        }
    }

    private Digits() {}

    /** @param power 0 to 18 */
    public static long tenTo(int power) {
        return TENS[power];
    }

    /** Where the digits end that begin at a place. */
    public static int end(byte[] text, int from, int to) {
        int i = from;
        for (; i < to && i + 8 <= text.length; i += 8) {
            long others = others(EightBytes.at(text, i) ^ ZEROS);
            if (others != 0) {
                return Math.min(to, i + EightBytes.first(others));
            }
        }
        while (i < to && text[i] >= '0' && text[i] <= '9') {
            i++;
        }
        return Math.min(to, i);
    }

    /** @return the number that up to sixteen digits are; -1 where they are not, or stand at the array's very end */
    public static long number(byte[] text, int from, int to) {
        int count = to - from;
        if (count <= 0 || count > 16 || from + 8 > text.length) {
            return -1;
        }
        long first = EightBytes.at(text, from) ^ ZEROS;
        if (count <= 8) {
            return eight(first << 64 - 8 * count);
        }
        long head = eight(first << 128 - 8 * count);
        long tail = eight(EightBytes.at(text, to - 8) ^ ZEROS);
        return (head | tail) < 0 ? -1 : head * TENS[8] + tail;
    }

    /** @param digits as their numbers */
    private static long eight(long digits) {
        if (others(digits) != 0) {
            return -1;
        }
        long pairs = digits * 10 + (digits >>> 8);
        // Each product brings its pair to where all four add up.
        return (pairs & PAIRS) * (100 + (1_000_000L << 32)) + (pairs >>> 16 & PAIRS) * (1 + (10_000L << 32)) >>> 32;
    }

    /** @return the highest bit of each byte above 9; of a byte behind such a one perhaps also where it is not */
    private static long others(long digits) {
        return EightBytes.highs(digits | digits + ABOVE);
    }
}
