package dev.varve.contract;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One declared column.
 *
 * @param from where the value stands, the first present wins; by default the column's own name
 * @param required a null rejects the row; a missing header refuses the file
 * @param defaultValue literal for null or missing, in the column's format
 * @param formats date and time patterns of {@link java.time.format.DateTimeFormatter}, tried in order; {@code iso} is
 *     ISO 8601 with {@code T} or blank
 * @param pivot the first year that two digits of a year can mean; the last is 99 years later
 * @param zone the column's own zone or the dataset's
 * @param zoneNames zones and offsets by the names that timestamps write, such as EDT; in capitals
 * @param percentDecoded a captured value is written with percent escapes (RFC 3986), as folders of partitions are
 * @param nullValues the column's own words for null; empty where the format's apply
 * @param captured the landing path gives the value
 */
public record Column(
        String name,
        Type type,
        List<String> from,
        boolean required,
        Optional<String> defaultValue,
        List<String> formats,
        Optional<Integer> pivot,
        ZoneId zone,
        Map<String, ZoneId> zoneNames,
        boolean percentDecoded,
        Optional<List<String>> nullValues,
        List<String> trueValues,
        List<String> falseValues,
        NumberFormat number,
        LocalTimeRule localTime,
        Misfit misfit,
        boolean tracked,
        boolean personal,
        boolean captured,
        String unit,
        String description,
        List<Check> checks) {

    /** A column with every default, that stands under its name. */
    public static ColumnBuilder of(String name, Type type) {
        return new ColumnBuilder(name, type);
    }

    /** The same, to be changed. */
    public ColumnBuilder builder() {
        return new ColumnBuilder(this);
    }

    /** The same column of another type, its dates and times in ISO 8601. */
    public Column typed(Type other) {
        return builder()
                .type(other)
                .formats(type.getClass() == other.getClass() ? formats : List.of("iso"))
                .build();
    }

    public Column with(List<Check> checks) {
        return builder().checks(checks).build();
    }

    /** What a local time means that the zone skips or repeats. */
    public enum LocalTimeRule {
        REJECT,
        EARLIER,
        LATER
    }

    public enum Misfit {
        REJECT,
        KEEP_TEXT
    }

    /**
     * How numbers are written. {@code decimal} is the decimal mark; group, percent and currency are off by default.
     *
     * @param declared the column says how its numbers are written, be it that they are plain: people wrote them, whose minus may
     *     be parentheses, a sign behind or one of typography
     */
    public record NumberFormat(
            char decimal, Optional<Character> group, boolean percent, Optional<String> currency, boolean declared) {
        public static final NumberFormat PLAIN =
                new NumberFormat('.', Optional.empty(), false, Optional.empty(), false);

        public NumberFormat(char decimal, Optional<Character> group, boolean percent, Optional<String> currency) {
            this(decimal, group, percent, currency, true);
        }
    }
}
