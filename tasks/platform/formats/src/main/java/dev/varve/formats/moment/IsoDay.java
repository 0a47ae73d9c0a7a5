package dev.varve.formats.moment;

import dev.varve.formats.bytes.EightBytes;

/** {@code 2020-02-29}, read at once; the days of a file repeat, so the last one is kept. Not for several threads. */
public final class IsoDay {
    public static final long NONE = Long.MIN_VALUE;

    private static final long DASHES = 0x2d30302d30303030L;
    /** What takes a digit above 9, or a dash that is none, into the highest bit of its byte. */
    private static final long ABOVE = 0x7f76767f76767676L;

    private final Moment moment = new Moment();
    private long word;
    private int tail;
    private long day = NONE;

    /**
     * @param from where at least ten bytes follow
     * @return days of the epoch; {@link #NONE} where no day that exists is written this way
     */
    public long of(byte[] text, int from) {
        long word = EightBytes.at(text, from);
        int tail = text[from + 8] << 8 | text[from + 9];
        if ((word ^ this.word | tail ^ this.tail) != 0) {
            day = read(word, text[from + 8] - '0', text[from + 9] - '0');
            this.word = word;
            this.tail = tail;
        }
        return day;
    }

    private long read(long word, int tens, int ones) {
        long digits = word ^ DASHES;
        if (!EightBytes.isAscii(digits | digits + ABOVE) || tens < 0 || tens > 9 || ones < 0 || ones > 9) {
            return NONE;
        }
        moment.clear();
        moment.year = two(digits) * 100 + two(digits >>> 16);
        moment.month = two(digits >>> 40);
        moment.day = tens * 10 + ones;
        return moment.exists() ? moment.day() : NONE;
    }

    private static int two(long digits) {
        return (int) (digits & 15) * 10 + (int) (digits >>> 8 & 15);
    }
}
