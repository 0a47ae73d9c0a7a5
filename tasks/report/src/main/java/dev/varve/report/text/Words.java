package dev.varve.report.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers and times as people read them; the same on every machine. */
public final class Words {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String[] SIZES = {"B", "kB", "MB", "GB", "TB", "PB"};

    private Words() {}

    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    public static String count(long value, String one, String many) {
        return count(value) + " " + (value == 1 ? one : many);
    }

    /** Six digits of it; a dash where there is none. */
    public static String real(OptionalDouble value) {
        if (value.isEmpty() || !Double.isFinite(value.getAsDouble())) {
            return value.isEmpty() ? "–" : String.valueOf(value.getAsDouble());
        }
        BigDecimal rounded =
                new BigDecimal(value.getAsDouble()).round(new MathContext(6)).stripTrailingZeros();
        boolean plain = rounded.signum() == 0 || Math.abs(rounded.precision() - rounded.scale()) <= 9;
        String text = plain ? rounded.toPlainString() : rounded.toString();
        return text.replace('-', '−');
    }

    public static String signed(String sign, long value) {
        return value == 0 ? "0" : sign + count(value);
    }

    /** The colour of a count: none stands back. */
    public static String tone(String tone, long value) {
        return value == 0 ? "zero" : tone;
    }

    public static String bytes(long value) {
        double size = value;
        int unit = 0;
        while (size >= 999.5 && unit < SIZES.length - 1) {
            size /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 || size >= 99.5 ? "%.0f %s" : "%.1f %s", size, SIZES[unit]);
    }

    /** To the minute where nothing finer is said. */
    public static String time(Instant at) {
        boolean whole = at.getEpochSecond() % 60 == 0;
        return (whole ? MINUTE : SECOND).format(at) + " UTC";
    }

    public static String duration(Duration duration) {
        if (duration.isNegative()) {
            return "−" + duration(duration.negated());
        }
        if (duration.toDays() >= 1) {
            return two(duration.toDays(), "d", duration.toHoursPart(), "h");
        }
        if (duration.toHours() >= 1) {
            return two(duration.toHours(), "h", duration.toMinutesPart(), "min");
        }
        if (duration.toMinutes() >= 1) {
            return two(duration.toMinutes(), "min", duration.toSecondsPart(), "s");
        }
        double seconds = duration.toMillis() / 1000.0;
        return String.format(Locale.ROOT, seconds >= 10 || duration.isZero() ? "%.0f s" : "%.1f s", seconds);
    }

    /** Text cut to a limit, saying so. */
    public static String cut(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
        return text.substring(0, end) + "… (" + count(text.length()) + " characters)";
    }

    static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static String two(long first, String unit, long second, String smaller) {
        return second == 0 ? first + " " + unit : first + " " + unit + " " + second + " " + smaller;
    }
}
