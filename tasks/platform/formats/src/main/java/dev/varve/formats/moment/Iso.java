package dev.varve.formats.moment;

import dev.varve.formats.bytes.Digits;
import java.time.ZoneOffset;

/**
 * ISO 8601, extended form: {@code 2020-02-29}, {@code 17:05[:09[.123456]]}, and both with {@code T} or a blank between and
 * perhaps {@code Z} or an offset ({@code +02}, {@code +0200}, {@code +02:00}) behind.
 */
public enum Iso implements TimePattern {
    DATE,
    TIME,
    TIMESTAMP;

    @Override
    public boolean read(byte[] text, int from, int to, Moment into) {
        return switch (this) {
            case DATE -> to - from == 10 && date(text, from, into);
            case TIME -> time(text, from, to, into) == to;
            case TIMESTAMP -> {
                if (to - from < 16 || !date(text, from, into) || text[from + 10] != 'T' && text[from + 10] != ' ') {
                    yield false;
                }
                int end = time(text, from + 11, to, into);
                yield end == to || end > 0 && zone(text, end, to, into);
            }
        };
    }

    private static boolean date(byte[] text, int from, Moment into) {
        into.year = two(text, from) * 100 + two(text, from + 2);
        into.month = two(text, from + 5);
        into.day = two(text, from + 8);
        return two(text, from) >= 0
                && two(text, from + 2) >= 0
                && (into.month | into.day) >= 0
                && text[from + 4] == '-'
                && text[from + 7] == '-';
    }

    /** @return where the time ends, or -1 */
    private static int time(byte[] text, int from, int to, Moment into) {
        if (to - from < 5 || text[from + 2] != ':') {
            return -1;
        }
        into.time = true;
        into.hour = two(text, from);
        into.minute = two(text, from + 3);
        if ((into.hour | into.minute) < 0) {
            return -1;
        }
        int i = from + 5;
        if (i == to || text[i] != ':') {
            return i;
        }
        if (to - i < 3 || (into.second = two(text, i + 1)) < 0) {
            return -1;
        }
        i += 3;
        if (i == to || text[i] != '.' && text[i] != ',') {
            return i;
        }
        int first = ++i;
        int nano = 0;
        for (; i < to && text[i] >= '0' && text[i] <= '9'; i++) {
            nano = nano * 10 + text[i] - '0';
            if (i - first == 9) {
                return -1;
            }
        }
        if (i == first) {
            return -1;
        }
        for (int digits = i - first; digits < 9; digits++) {
            nano *= 10;
        }
        into.nano = nano;
        return i;
    }

    /**
     * The quick way for {@code 17:05:09}, perhaps with up to six digits behind, and nothing else.
     *
     * @return microseconds of the day, -1 where the text is another
     */
    public static long micros(byte[] text, int from, int to) {
        int hour = two(text, from);
        int minute = two(text, from + 3);
        int second = two(text, from + 6);
        if ((hour | minute | second) < 0
                || hour > 23
                || minute > 59
                || second > 59
                || text[from + 2] != ':'
                || text[from + 5] != ':') {
            return -1;
        }
        long micros = 0;
        int i = from + 8;
        if (i < to) {
            if (text[i] != '.' || to - i < 2 || to - i > 7) {
                return -1;
            }
            micros = Digits.number(text, i + 1, to);
            if (micros < 0) {
                return -1;
            }
            micros *= Digits.tenTo(i + 7 - to);
        }
        return ((hour * 60L + minute) * 60 + second) * 1_000_000 + micros;
    }

    private static boolean zone(byte[] text, int from, int to, Moment into) {
        if (text[from] == 'Z') {
            into.zone = ZoneOffset.UTC;
            return to - from == 1;
        }
        int length = to - from;
        if (text[from] != '+' && text[from] != '-' || length != 3 && length != 5 && length != 6) {
            return false;
        }
        int hours = two(text, from + 1);
        int minutes = length == 3 ? 0 : two(text, to - 2);
        if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59 || length == 6 && text[from + 3] != ':') {
            return false;
        }
        int seconds = (hours * 60 + minutes) * 60;
        if (seconds > 18 * 3600) {
            return false;
        }
        into.zone = ZoneOffset.ofTotalSeconds(text[from] == '-' ? -seconds : seconds);
        return true;
    }

    private static int two(byte[] text, int at) {
        int tens = text[at] - '0';
        int ones = text[at + 1] - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
    }
}
