package dev.varve.contract.landing;

import dev.varve.contract.name.TwoDigitYear;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;

/** A pattern of {@link DateTimeFormatter} that captures a date, a time or both from a path, exactly: 30 February is none. */
public final class TimeFormat {

    private static final String DATE_LETTERS = "GuyDMLdQqYwWEecF";
    private static final String TIME_LETTERS = "ahKkHmsSAnNB";
    private static final String ZONE_LETTERS = "VvzOXxZ";

    private final String letters;
    private final String expression;
    private final DateTimeFormatter formatter;
    private final boolean twoDigitYear;

    /** @throws IllegalArgumentException where the pattern is none */
    TimeFormat(String pattern) {
        StringBuilder regex = new StringBuilder();
        this.letters = letters(pattern, regex);
        this.expression = regex.toString();
        this.twoDigitYear = TwoDigitYear.isIn(pattern);
        if (letters.isEmpty()) {
            throw new IllegalArgumentException("has no letter of a date or time: " + pattern);
        }
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder();
        try {
            builder.appendPattern(pattern);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("java.time does not know (" + e.getMessage() + "): " + pattern, e);
        }
        if (has("y")) {
            builder.parseDefaulting(ChronoField.ERA, 1);
        }
        if (has("uy") && !has("DMLQqwW")) {
            builder.parseDefaulting(ChronoField.MONTH_OF_YEAR, 1);
        }
        if (has("uy") && !has("DdwWEec")) {
            builder.parseDefaulting(ChronoField.DAY_OF_MONTH, 1);
        }
        this.formatter = builder.toFormatter(Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }

    public boolean hasDate() {
        return has(DATE_LETTERS);
    }

    public boolean hasTime() {
        return has(TIME_LETTERS);
    }

    /** Its year is one from 2000 to 2099 until the column's pivot says otherwise. */
    public boolean hasTwoDigitYear() {
        return twoDigitYear;
    }

    /** A regular expression for every text the pattern can mean, and for as little else as possible. */
    String expression() {
        return expression;
    }

    /** @throws DateTimeException where the text is not of this format */
    Instant instant(String text) {
        TemporalAccessor parsed = formatter.parse(text);
        if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
            return Instant.from(parsed);
        }
        LocalDate date = LocalDate.from(parsed);
        LocalTime time = parsed.query(TemporalQueries.localTime());
        ZoneId zone = parsed.query(TemporalQueries.zone());
        return LocalDateTime.of(date, time == null ? LocalTime.MIDNIGHT : time)
                .atZone(zone == null ? ZoneOffset.UTC : zone)
                .toInstant();
    }

    /** @throws DateTimeException where the text is not of this format */
    String iso(String text) {
        if (has(ZONE_LETTERS) && hasDate()) {
            return instant(text).toString();
        }
        TemporalAccessor parsed = formatter.parse(text);
        if (!hasDate()) {
            return DateTimeFormatter.ISO_LOCAL_TIME.format(LocalTime.from(parsed));
        }
        return hasTime()
                ? DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(LocalDateTime.from(parsed))
                : DateTimeFormatter.ISO_LOCAL_DATE.format(LocalDate.from(parsed));
    }

    private boolean has(String any) {
        return letters.chars().anyMatch(letter -> any.indexOf(letter) >= 0);
    }

    private static String letters(String pattern, StringBuilder regex) {
        StringBuilder letters = new StringBuilder();
        int at = 0;
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            int end = at + 1;
            if (c == '\'') {
                end = quoted(pattern, at, regex);
            } else if (Character.isLetter(c)) {
                while (end < pattern.length() && pattern.charAt(end) == c) {
                    end++;
                }
                letters.append(c);
                regex.append(field(c, end - at));
            } else if (c == '[') {
                regex.append("(?:");
            } else if (c == ']') {
                regex.append(")?");
            } else {
                literal(regex, c);
            }
            at = end;
        }
        return letters.toString();
    }

    private static int quoted(String pattern, int from, StringBuilder regex) {
        int at = from + 1;
        while (at < pattern.length()) {
            if (pattern.charAt(at) != '\'') {
                literal(regex, pattern.charAt(at++));
            } else if (pattern.startsWith("''", at)) {
                literal(regex, '\'');
                at += 2;
            } else {
                break;
            }
        }
        if (at == from + 1) {
            literal(regex, '\'');
        }
        return at + 1;
    }

    static void literal(StringBuilder regex, char c) {
        if (!Character.isLetterOrDigit(c) && c != '/' && c < 128) {
            regex.append('\\');
        }
        regex.append(c);
    }

    private static String field(char letter, int count) {
        return switch (letter) {
            case 'u', 'y' -> count == 1 ? "\\d{1,9}" : "\\d{" + count + "}";
            case 'M', 'L' -> count > 2 ? "[^/]+?" : digits(count, 2);
            case 'd', 'H', 'h', 'K', 'k', 'm', 's', 'w' -> digits(count, 2);
            case 'D' -> digits(count, 3);
            case 'S' -> "\\d{" + count + "}";
            case 'A', 'n', 'N' -> "\\d+";
            case 'X' -> "(?:Z|[+-]\\d\\d(?::?\\d\\d){0,2})";
            case 'x', 'Z' -> count > 3 ? "[^/]+?" : "[+-]\\d\\d(?::?\\d\\d){0,2}";
            default -> "[^/]+?";
        };
    }

    private static String digits(int count, int most) {
        return count >= most ? "\\d{" + count + "}" : "\\d{" + count + "," + most + "}";
    }
}
