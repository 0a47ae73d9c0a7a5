package dev.varve.contract.name;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A length of time as text: a clock whose hours have no end ({@code 25:30:00}, {@code -0:05}), days and a clock
 * ({@code 1 day 01:30:00}, {@code -1 days +23:00:00}, {@code 1 day, 1:30:00}: PostgreSQL, DuckDB, pandas, Python), or ISO 8601
 * ({@code PT25H30M}, {@code P1DT1H30M}). A day has 24 hours; months and years have no length.
 */
public final class ElapsedTime {
    private static final String CLOCK = "([-+]?)(\\d{1,12}):([0-5]\\d)(?::([0-5]\\d)(?:[.,](\\d{1,30}))?)?";
    private static final Pattern DAYS =
            Pattern.compile("(?:([-+]?\\d{1,12}) days?)?(?:(?:(?<=s|y),? )?(?<clock>" + CLOCK + "))?");
    private static final String AMOUNT = "([-+]?\\d{1,18})";
    private static final Pattern ISO = Pattern.compile("([-+]?)P(?:" + AMOUNT + "W)?(?:" + AMOUNT + "D)?(?<time>T(?:"
            + AMOUNT + "H)?(?:" + AMOUNT + "M)?(?:([-+]?)(\\d{1,18})(?:[.,](\\d{1,30}))?S)?)?");
    private static final int LONGEST = 80;
    /** More than 18 digits of microseconds. */
    private static final BigDecimal LIMIT = new BigDecimal(BigInteger.TEN.pow(12));

    private ElapsedTime() {}

    /** Empty where the text is none, is finer than microseconds, or is longer than 12 digits of seconds tell. */
    public static OptionalLong micros(String text) {
        return seconds(text)
                .filter(seconds -> !isFiner(seconds) && !isTooLong(seconds))
                .map(seconds -> OptionalLong.of(seconds.movePointRight(6).longValueExact()))
                .orElse(OptionalLong.empty());
    }

    public static boolean isFiner(BigDecimal seconds) {
        return seconds.setScale(6, RoundingMode.DOWN).compareTo(seconds) != 0;
    }

    public static boolean isTooLong(BigDecimal seconds) {
        return seconds.abs().compareTo(LIMIT) >= 0;
    }

    /** Exactly; empty where the text is none. */
    public static Optional<BigDecimal> seconds(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher iso = ISO.matcher(text);
        if (iso.matches()) {
            return ofIso(iso);
        }
        Matcher days = DAYS.matcher(text);
        return days.matches() ? Optional.of(ofDays(days)) : Optional.empty();
    }

    private static BigDecimal ofDays(Matcher text) {
        BigDecimal days = units(text.group(1), 86_400);
        if (text.group("clock") == null) {
            return days;
        }
        BigDecimal clock = units(text.group(4), 3_600)
                .add(units(text.group(5), 60))
                .add(units(text.group(6), 1))
                .add(fraction(text.group(7)));
        return days.add(signed(text.group(3), clock));
    }

    private static Optional<BigDecimal> ofIso(Matcher text) {
        boolean any = false;
        for (int group : new int[] {2, 3, 5, 6, 8}) {
            any |= text.group(group) != null;
        }
        String time = text.group("time");
        if (!any || "T".equals(time)) {
            return Optional.empty();
        }
        BigDecimal seconds = units(text.group(2), 7 * 86_400)
                .add(units(text.group(3), 86_400))
                .add(units(text.group(5), 3_600))
                .add(units(text.group(6), 60))
                .add(signed(text.group(7), units(text.group(8), 1).add(fraction(text.group(9)))));
        return Optional.of(signed(text.group(1), seconds));
    }

    private static BigDecimal units(String count, int seconds) {
        return count == null ? BigDecimal.ZERO : new BigDecimal(count).multiply(BigDecimal.valueOf(seconds));
    }

    private static BigDecimal fraction(String digits) {
        return digits == null ? BigDecimal.ZERO : new BigDecimal("0." + digits);
    }

    private static BigDecimal signed(String sign, BigDecimal value) {
        return "-".equals(sign) ? value.negate() : value;
    }
}
