package dev.varve.formats.moment;

import dev.varve.contract.name.TwoDigitYear;
import java.nio.charset.StandardCharsets;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;

/**
 * Any pattern of {@link DateTimeFormatter}, with English names in any case, strictly resolved. {@code y} means what people
 * mean by it, the proleptic year; two digits are one of the hundred that begin with the
 * pivot; a pattern without a day is the first of its month. Names of zones ({@code z}, {@code v}) are those that are known, since
 * the JDK guesses: its CST is Chicago's, never Shanghai's.
 */
public final class FormatterPattern implements TimePattern {
    private final DateTimeFormatter formatter;
    private final ZoneNames names;

    /**
     * @param pivot the first year that two digits can mean
     * @throws IllegalArgumentException where the pattern is none
     */
    public FormatterPattern(String pattern, int pivot) {
        this(pattern, pivot, null);
    }

    /** @param names of zones; null where a zone says nothing: then whatever the JDK takes for one may stand */
    FormatterPattern(String pattern, int pivot, ZoneNames names) {
        String letters = letters(pattern);
        boolean era = letters.indexOf('G') >= 0;
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
        this.names = has(letters, "zv") ? names : null;
        append(era ? pattern : properYears(pattern), era ? ChronoField.YEAR_OF_ERA : ChronoField.YEAR, pivot, builder);
        boolean year = has(letters, "uy");
        if (year && !has(letters, "MLDQqwWd")) {
            builder.parseDefaulting(ChronoField.MONTH_OF_YEAR, 1);
        }
        if (year && !has(letters, "dDwWeEcF")) {
            builder.parseDefaulting(ChronoField.DAY_OF_MONTH, 1);
        }
        formatter = builder.toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
    }

    private void append(String pattern, ChronoField year, int pivot, DateTimeFormatterBuilder builder) {
        int from = 0;
        for (int at = TwoDigitYear.find(pattern, 0); at >= 0; at = TwoDigitYear.find(pattern, from)) {
            zoned(pattern.substring(from, at), builder);
            builder.appendValueReduced(year, TwoDigitYear.LENGTH, TwoDigitYear.LENGTH, pivot);
            from = at + TwoDigitYear.LENGTH;
        }
        zoned(pattern.substring(from), builder);
    }

    private void zoned(String pattern, DateTimeFormatterBuilder builder) {
        int from = 0;
        boolean quoted = false;
        for (int i = 0; names != null && i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            quoted ^= c == '\'';
            if (!quoted && (c == 'z' || c == 'v')) {
                builder.appendPattern(pattern.substring(from, i));
                names.append(builder);
                while (i + 1 < pattern.length() && pattern.charAt(i + 1) == c) {
                    i++;
                }
                from = i + 1;
            }
        }
        builder.appendPattern(pattern.substring(from));
    }

    @Override
    public boolean namesZones() {
        return names != null;
    }

    @Override
    public boolean read(byte[] text, int from, int to, Moment into) {
        String string = new String(text, from, to - from, StandardCharsets.UTF_8);
        ParsePosition end = new ParsePosition(0);
        // A text that is not written this way is the common failure; it costs no exception.
        if (formatter.parseUnresolved(string, end) == null || end.getIndex() < string.length()) {
            return false;
        }
        try {
            take(formatter.parse(string), into);
            return true;
        } catch (DateTimeException _) {
            return false;
        }
    }

    private void take(TemporalAccessor parsed, Moment into) {
        LocalDate date = parsed.query(TemporalQueries.localDate());
        if (date != null) {
            into.year = date.getYear();
            into.month = date.getMonthValue();
            into.day = date.getDayOfMonth();
        }
        LocalTime time = parsed.query(TemporalQueries.localTime());
        if (time != null) {
            into.time = true;
            into.hour = time.getHour();
            into.minute = time.getMinute();
            into.second = time.getSecond();
            into.nano = time.getNano();
        }
        if (date == null && time == null) {
            throw new DateTimeException("neither a date nor a time");
        }
        ZoneId zone = parsed.query(TemporalQueries.zone());
        into.zone = names == null || date == null || time == null ? zone : names.zone(parsed, date.atTime(time), zone);
    }

    private static boolean has(String letters, String any) {
        return any.chars().anyMatch(letter -> letters.indexOf(letter) >= 0);
    }

    private static String letters(String pattern) {
        StringBuilder letters = new StringBuilder();
        boolean quoted = false;
        for (char c : pattern.toCharArray()) {
            quoted ^= c == '\'';
            if (!quoted && Character.isLetter(c)) {
                letters.append(c);
            }
        }
        return letters.toString();
    }

    /** A strict formatter resolves {@code y} only beside an era. */
    private static String properYears(String pattern) {
        StringBuilder proper = new StringBuilder(pattern);
        boolean quoted = false;
        for (int i = 0; i < proper.length(); i++) {
            quoted ^= proper.charAt(i) == '\'';
            if (!quoted && proper.charAt(i) == 'y') {
                proper.setCharAt(i, 'u');
            }
        }
        return proper.toString();
    }
}
