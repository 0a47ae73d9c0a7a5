package dev.varve.cli.propose.evidence;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** One way of writing dates or times that still fits every text of its kind. */
final class PatternCandidate {
    enum Kind {
        DATE,
        TIME,
        TIMESTAMP
    }

    /** Which of two small numbers is the day. */
    enum Order {
        DAY_FIRST,
        MONTH_FIRST,
        CLEAR
    }

    static final String ISO = "iso";
    private static final String CLOCK = "([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d([.,]\\d{1,6}0{0,3})?)?";
    private static final Pattern ISO_TIME = Pattern.compile(CLOCK);
    private static final Pattern ISO_REST = Pattern.compile("[T ]" + CLOCK + "(Z|[+-][01]\\d(:?[0-5]\\d)?)?");
    private static final List<String> CLEAR_DATES = List.of(
            "yyyy/MM/dd",
            "yyyy/M/d",
            "yyyy.MM.dd",
            "yyyy-M-d",
            "yyyyMMdd",
            "dd-MMM-yyyy",
            "d-MMM-yyyy",
            "dd-MMM-yy",
            "d-MMM-yy",
            "d MMM yyyy",
            "d MMMM yyyy",
            "MMM d, yyyy",
            "MMMM d, yyyy",
            "MMM d yyyy");
    private static final List<String> CLOCKS = List.of(
            " HH:mm:ss",
            " H:mm:ss",
            " HH:mm",
            " H:mm",
            " HH:mm:ss.SSS",
            "'T'HH:mm:ss",
            ", HH:mm:ss",
            ", HH:mm",
            " hh:mm:ss a",
            " h:mm:ss a",
            " hh:mm a",
            " h:mm a");

    private static final List<PatternCandidate> ALL = all();

    final String pattern;
    final Kind kind;
    final Order order;
    private final DateTimeFormatter formatter;
    LocalDate earliest = LocalDate.MAX;
    LocalDate latest = LocalDate.MIN;

    private PatternCandidate(String pattern, Kind kind, Order order) {
        this.pattern = pattern;
        this.kind = kind;
        this.order = order;
        // As the strict reader reads it: English names in any case, dates that exist, y as the proleptic year.
        this.formatter = pattern.equals(ISO)
                ? null
                : new DateTimeFormatterBuilder()
                        .parseCaseInsensitive()
                        .appendPattern(pattern.replace('y', 'u'))
                        .toFormatter(Locale.ENGLISH)
                        .withResolverStyle(ResolverStyle.STRICT);
    }

    private PatternCandidate(PatternCandidate other) {
        this.pattern = other.pattern;
        this.kind = other.kind;
        this.order = other.order;
        this.formatter = other.formatter;
    }

    static PatternCandidate iso(Kind kind) {
        return new PatternCandidate(ISO, kind, Order.CLEAR);
    }

    /** Every way but ISO that reads a text, the strictest first. */
    static List<PatternCandidate> of(String text) {
        List<PatternCandidate> fitting = new ArrayList<>();
        for (PatternCandidate one : ALL) {
            PatternCandidate writing = new PatternCandidate(one);
            if (writing.add(text)) {
                fitting.add(writing);
            }
        }
        return fitting;
    }

    private static List<PatternCandidate> all() {
        List<PatternCandidate> all = new ArrayList<>();
        for (String mark : List.of("/", ".", "-")) {
            for (String year : List.of("yyyy", "yy")) {
                dated(all, "dd" + mark + "MM" + mark + year, Order.DAY_FIRST);
                dated(all, "MM" + mark + "dd" + mark + year, Order.MONTH_FIRST);
                dated(all, "d" + mark + "M" + mark + year, Order.DAY_FIRST);
                dated(all, "M" + mark + "d" + mark + year, Order.MONTH_FIRST);
            }
        }
        CLEAR_DATES.forEach(date -> dated(all, date, Order.CLEAR));
        for (String moment : List.of("yyyyMMddHHmmss", "yyyyMMdd'T'HHmmss", "yyyyMMdd'T'HHmmssX")) {
            all.add(new PatternCandidate(moment, Kind.TIMESTAMP, Order.CLEAR));
        }
        for (String clock : List.of("H:mm:ss", "H:mm", "hh:mm a", "h:mm a")) {
            all.add(new PatternCandidate(clock, Kind.TIME, Order.CLEAR));
        }
        return all;
    }

    private static void dated(List<PatternCandidate> all, String date, Order order) {
        all.add(new PatternCandidate(date, Kind.DATE, order));
        CLOCKS.forEach(clock -> all.add(new PatternCandidate(date + clock, Kind.TIMESTAMP, order)));
    }

    /** @return the kind of an ISO 8601 text, or null */
    static Kind isoKind(String text) {
        if (text.length() >= 10 && text.charAt(4) == '-' && text.charAt(7) == '-') {
            try {
                LocalDate.parse(text.substring(0, 10));
            } catch (DateTimeException noDate) {
                return null;
            }
            return text.length() == 10
                    ? Kind.DATE
                    : ISO_REST.matcher(text.substring(10)).matches() ? Kind.TIMESTAMP : null;
        }
        return ISO_TIME.matcher(text).matches() ? Kind.TIME : null;
    }

    /** @return whether the text is written this way */
    boolean add(String text) {
        ParsePosition end = new ParsePosition(0);
        if (formatter.parseUnresolved(text, end) == null || end.getIndex() < text.length()) {
            return false;
        }
        try {
            TemporalAccessor parsed = formatter.parse(text);
            LocalDate date = parsed.query(TemporalQueries.localDate());
            if (date != null) {
                earliest = date.isBefore(earliest) ? date : earliest;
                latest = date.isAfter(latest) ? date : latest;
            }
            // Digits alone are dates only where they lie in our times.
            return date == null || !pattern.startsWith("yyyyMM") || date.getYear() >= 1900 && date.getYear() < 2100;
        } catch (DateTimeException notThere) {
            return false;
        }
    }

    long days() {
        return latest.toEpochDay() - earliest.toEpochDay();
    }
}
