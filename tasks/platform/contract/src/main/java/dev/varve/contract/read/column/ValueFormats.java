package dev.varve.contract.read.column;

import dev.varve.contract.Type;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/** Whether a date pattern reads its type, by writing a moment with it and reading it back. */
public final class ValueFormats {

    public static final String ISO = "iso";
    private static final LocalDateTime SAMPLE = LocalDateTime.of(2031, 11, 23, 14, 45, 56);

    private ValueFormats() {}

    /** What is wrong with a pattern; empty where nothing is. */
    static Optional<String> wrong(String pattern, Type type) {
        DateTimeFormatter formatter;
        try {
            formatter = formatter(pattern);
        } catch (IllegalArgumentException e) {
            return Optional.of("is no pattern of DateTimeFormatter (" + e.getMessage() + "): " + pattern);
        }
        if (pattern.matches("(.*[^Y])?YY([^Y].*)?")) {
            return Optional.of("has two digits of a year of weeks, which are not read; yy is the year: " + pattern);
        }
        try {
            TemporalAccessor read =
                    formatter.parse(SAMPLE.atOffset(ZoneOffset.UTC).format(formatter));
            from(read, type);
            return Optional.empty();
        } catch (DateTimeException e) {
            return Optional.of("does not say a whole " + type.text() + hint(pattern, type) + ": " + pattern);
        }
    }

    /** In place of the name of a zone, which only a column can know, stands UTC. */
    private static DateTimeFormatter formatter(String pattern) {
        DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
        StringBuilder named = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            quoted ^= c == '\'';
            boolean name = !quoted && (c == 'z' || c == 'v');
            if (!name) {
                named.append(c);
            } else if (i == 0 || pattern.charAt(i - 1) != c) {
                named.append("'UTC'");
            }
        }
        return DateTimeFormatter.ofPattern(named.toString(), Locale.ROOT);
    }

    private static String hint(String pattern, Type type) {
        if (pattern.contains("Y")) {
            return " (yyyy is the year, YYYY the year of a week)";
        }
        if (pattern.contains("D")) {
            return " (dd is the day of the month, DD of the year)";
        }
        if (pattern.contains("mm") && !pattern.contains("M") && !(type instanceof Type.Time)) {
            return " (MM is the month, mm the minute)";
        }
        if (pattern.contains("h") && !pattern.contains("a")) {
            return " (HH is the hour of the day, hh needs a for am or pm)";
        }
        return "";
    }

    /** Whether a text is a date, time or timestamp in one of the column's formats. */
    public static boolean reads(String text, Type type, Iterable<String> formats) {
        for (String format : formats) {
            try {
                if (format.equals(ISO)) {
                    iso(text, type);
                } else {
                    TemporalAccessor read = formatter(format).parse(text);
                    from(read, type);
                }
                return true;
            } catch (DateTimeException | IllegalArgumentException e) {
                continue;
            }
        }
        return false;
    }

    private static void from(TemporalAccessor read, Type type) {
        if (type instanceof Type.Date) {
            LocalDate.from(read);
        } else if (type instanceof Type.Time) {
            LocalTime.from(read);
        } else {
            LocalDateTime.from(read);
        }
    }

    private static void iso(String text, Type type) {
        if (type instanceof Type.Date) {
            LocalDate.parse(text);
        } else if (type instanceof Type.Time) {
            LocalTime.parse(text);
        } else {
            String whole = text.replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) ", "$1T");
            DateTimeFormatter.ISO_DATE_TIME.parse(whole.contains("T") ? whole : whole + "T00:00");
        }
    }
}
