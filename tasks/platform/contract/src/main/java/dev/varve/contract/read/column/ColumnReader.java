package dev.varve.contract.read.column;

import dev.varve.contract.Column;
import dev.varve.contract.Column.LocalTimeRule;
import dev.varve.contract.Column.Misfit;
import dev.varve.contract.Column.NumberFormat;
import dev.varve.contract.Format;
import dev.varve.contract.Type;
import dev.varve.contract.landing.LandingPattern;
import dev.varve.contract.landing.TimeFormat;
import dev.varve.contract.name.IdentifierRules;
import dev.varve.contract.name.NearestNames;
import dev.varve.contract.name.TwoDigitYear;
import dev.varve.contract.yaml.YamlMapping;
import dev.varve.contract.yaml.YamlValue;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads {@code columns} of a dataset or of a child. */
public final class ColumnReader {

    private static final List<String> KEYS = List.of(
            "type",
            "from",
            "required",
            "default",
            "format",
            "pivot",
            "decode",
            "zone",
            "zone_names",
            "null_values",
            "true_values",
            "false_values",
            "number",
            "local_time",
            "misfit",
            "tracked",
            "personal",
            "unit",
            "description",
            "checks");

    private final ZoneId zone;
    private final Optional<Format> format;
    private final Optional<LandingPattern> landing;
    private final Set<String> needed;
    private final int depth;

    /**
     * @param landing captures values of a dataset; empty for a child
     * @param needed columns that may not be null, because they are the key or the time
     * @param depth how many elements enclose the record
     */
    public ColumnReader(
            ZoneId zone, Optional<Format> format, Optional<LandingPattern> landing, Set<String> needed, int depth) {
        this.zone = zone;
        this.format = format;
        this.landing = landing;
        this.needed = needed;
        this.depth = depth;
    }

    /** @param checks gets what the columns say of their checks */
    public Map<String, Column> read(YamlValue item, Map<String, YamlValue> checks) {
        Map<String, Column> columns = new LinkedHashMap<>();
        item.entries().forEach((name, value) -> {
            IdentifierRules.wrongColumn(name).ifPresent(message -> value.wrong(name + " " + message));
            if (depth > 0 && name.equals("position")) {
                value.wrong("position counts the elements of a child; choose another name");
            }
            YamlMapping fields = value.fields("type", KEYS);
            columns.put(name, column(name, fields));
            fields.find("checks").ifPresent(found -> checks.put(name, found));
            if (columns.get(name).misfit() == Misfit.KEEP_TEXT && item.entries().containsKey(name + "_text")) {
                value.wrong("keeps misfits in " + name + "_text, which is declared too; rename one");
            }
        });
        if (columns.isEmpty() && item.isMap()) {
            item.wrong("has no column");
        }
        return columns;
    }

    private Column column(String name, YamlMapping fields) {
        Type type = fields.required("type", "say text, decimal(12,2) or another")
                .flatMap(Types::read)
                .orElse(null);
        boolean captured = landing.isPresent() && landing.get().captures().contains(name);
        Column column = Column.of(name, type)
                .from(fields.find("from").map(item -> from(item, captured)).orElse(List.of(name)))
                .required(required(name, fields))
                .defaultValue(fields.find("default").flatMap(YamlValue::word))
                .formats(formats(fields, type))
                .pivot(pivot(name, fields, type, captured))
                .zone(only(fields, "zone", type instanceof Type.Timestamp || type == null, "timestamp")
                        .flatMap(ColumnReader::zone)
                        .orElse(zone))
                .zoneNames(only(fields, "zone_names", type instanceof Type.Timestamp || type == null, "timestamp")
                        .map(ColumnReader::zoneNames)
                        .orElse(Map.of()))
                .percentDecoded(isPercentDecoded(fields, captured))
                .nullValues(fields.find("null_values").map(YamlValue::words))
                .trueValues(booleanWords(fields, "true_values", type, List.of("true")))
                .falseValues(booleanWords(fields, "false_values", type, List.of("false")))
                .number(only(fields, "number", Types.isNumber(type), "numeric")
                        .map(ColumnReader::number)
                        .orElse(NumberFormat.PLAIN))
                .localTime(only(fields, "local_time", Types.isMoment(type), "timestamp")
                        .flatMap(item -> item.choice(List.of("reject", "earlier", "later")))
                        .map(word -> LocalTimeRule.valueOf(word.toUpperCase(Locale.ROOT)))
                        .orElse(LocalTimeRule.REJECT))
                .misfit(misfit(name, fields))
                .tracked(fields.bool("tracked", true))
                .personal(fields.bool("personal", false))
                .captured(captured)
                .unit(fields.text("unit").orElse(""))
                .description(fields.text("description").orElse(""))
                .build();
        reportContradictions(column, fields);
        return column;
    }

    private void reportContradictions(Column column, YamlMapping fields) {
        column.defaultValue()
                .flatMap(text -> Literals.wrong(text, column))
                .ifPresent(message -> fields.find("default").get().wrong(message));
        for (String word : column.trueValues()) {
            if (column.falseValues().contains(word)) {
                fields.find("false_values")
                        .or(() -> fields.find("true_values"))
                        .ifPresent(item -> item.wrong(word + " cannot mean both true and false"));
            }
        }
        if (column.captured()) {
            reportCapture(column, fields);
        }
        if (needed.contains(column.name()) && !Types.isOrdered(column.type())) {
            fields.find("type")
                    .ifPresent(item -> item.wrong("cannot be " + column.type().text() + " in a key"));
        }
        boolean header = !(format.orElse(null) instanceof Format.Delimited delimited) || delimited.header();
        if (format.orElse(null) instanceof Format.Fixed && !column.captured()) {
            fields.find("from").ifPresent(item -> item.wrong("does not apply: positions say where it stands"));
        }
        if (!header && !column.captured()) {
            fields.find("from")
                    .ifPresent(
                            item -> item.wrong("needs a header; without one, columns stand in the order given here"));
        }
    }

    private void reportCapture(Column column, YamlMapping fields) {
        Optional<TimeFormat> captured = landing.flatMap(pattern -> pattern.format(column.name()));
        captured.ifPresent(time -> {
            boolean fits = Types.isText(column.type())
                    || Types.isDay(column.type()) && time.hasDate() && !time.hasTime()
                    || Types.isMoment(column.type()) && time.hasDate() && time.hasTime()
                    || column.type() instanceof Type.Time && !time.hasDate();
            if (!fits) {
                fields.item()
                        .wrong("is captured by landing as a "
                                + (time.hasDate() ? time.hasTime() ? "timestamp" : "date" : "time")
                                + "; declare it so, not as " + column.type().text());
            }
            fields.find("format").ifPresent(item -> item.wrong("stands in landing already; leave it out here"));
        });
    }

    private List<String> from(YamlValue item, boolean captured) {
        List<String> from = item.texts();
        if (captured) {
            item.wrong("does not apply: landing captures the value; rename the one or the other");
        }
        if (format.isEmpty() || format.get() instanceof Format.Text) {
            return from;
        }
        for (String path : from) {
            if (path.startsWith("/")) {
                if (!YamlValue.isPointer(path)) {
                    item.wrong("must be a JSON pointer such as /data/date, not " + path);
                }
                continue;
            }
            int up = 0;
            String rest = path;
            while (rest.startsWith("../")) {
                rest = rest.substring(3);
                up++;
            }
            if (up > depth) {
                item.wrong("has more ../ than elements enclose this record (" + depth + "): " + path
                        + "; write /pointer for a place from the document's top");
            }
            if (!rest.equals(".")
                    && (rest.isEmpty() || rest.startsWith(".") || rest.endsWith(".") || rest.contains(".."))) {
                item.wrong("must be a dotted path such as delivery.address.city, not " + path);
            }
        }
        return from;
    }

    private boolean required(String name, YamlMapping fields) {
        boolean must = needed.contains(name);
        boolean required = fields.bool("required", must);
        if (must && !required) {
            fields.find("required")
                    .ifPresent(item -> item.wrong(
                            "cannot be false for a column of the key or effective_at; give a default instead"));
        }
        return required || must;
    }

    private Misfit misfit(String name, YamlMapping fields) {
        Optional<YamlValue> item = fields.find("misfit");
        boolean keep = item.flatMap(one -> one.choice(List.of("reject", "keep_text")))
                .orElse("reject")
                .equals("keep_text");
        if (keep && (needed.contains(name) || fields.bool("required", false))) {
            item.get().wrong("keep_text leaves a null, but this column is required");
        }
        return keep ? Misfit.KEEP_TEXT : Misfit.REJECT;
    }

    private static List<String> formats(YamlMapping fields, Type type) {
        boolean temporal = Types.isTemporal(type);
        Optional<YamlValue> item = only(fields, "format", temporal || type == null, "date, time and timestamp");
        if (item.isEmpty() || type == null) {
            return List.of(ValueFormats.ISO);
        }
        for (YamlValue one : item.get().list()) {
            one.word()
                    .filter(pattern -> !pattern.equals(ValueFormats.ISO))
                    .ifPresent(pattern -> ValueFormats.wrong(pattern, type).ifPresent(one::wrong));
        }
        return item.get().texts();
    }

    private static boolean isPercentDecoded(YamlMapping fields, boolean captured) {
        Optional<YamlValue> item = fields.find("decode");
        if (!captured) {
            item.ifPresent(one -> one.wrong("applies to columns that landing captures only"));
        }
        return item.flatMap(one -> one.choice(List.of("none", "percent")))
                .orElse("none")
                .equals("percent");
    }

    /** A pattern of a column, or that of the path which captures it, reads two digits of a year. */
    private Optional<Integer> pivot(String name, YamlMapping fields, Type type, boolean captured) {
        Optional<YamlValue> pattern = captured
                ? landing.flatMap(path -> path.format(name))
                        .filter(TimeFormat::hasTwoDigitYear)
                        .map(_ -> fields.item())
                : fields.find("format")
                        .filter(_ -> Types.isTemporal(type))
                        .filter(item -> item.texts().stream().anyMatch(TwoDigitYear::isIn));
        Optional<YamlValue> item = fields.find("pivot");
        if (item.isEmpty()) {
            pattern.ifPresent(
                    one -> one.wrong(
                            (captured ? "is captured by landing with" : "has")
                                    + " a year of two digits, which needs a pivot: the first year that they can mean, such as pivot: 1970 for 1970 to 2069"));
            return Optional.empty();
        }
        if (pattern.isEmpty()) {
            item.get().wrong("applies to formats with a year of two digits (yy) only");
        }
        return item.get().whole(1, 9_900).map(Long::intValue);
    }

    private static List<String> booleanWords(YamlMapping fields, String name, Type type, List<String> otherwise) {
        List<String> words = only(fields, name, type instanceof Type.Bool || type == null, "boolean")
                .map(YamlValue::words)
                .orElse(otherwise);
        if (words.isEmpty()) {
            fields.find(name).ifPresent(item -> item.wrong("lists no word"));
        }
        return words;
    }

    private static NumberFormat number(YamlValue item) {
        YamlMapping fields = item.fields("decimal", List.of("decimal", "group", "percent", "currency"));
        char decimal = fields.find("decimal").flatMap(ColumnReader::mark).orElse('.');
        Optional<Character> group = fields.find("group").flatMap(ColumnReader::mark);
        if (group.isPresent() && group.get() == decimal) {
            item.wrong("has the same mark for decimals and groups: " + decimal);
        }
        return new NumberFormat(decimal, group, fields.bool("percent", false), fields.text("currency"));
    }

    private static Optional<Character> mark(YamlValue item) {
        return item.word().flatMap(text -> {
            if (text.length() == 1 && "+-%0123456789eE".indexOf(text.charAt(0)) < 0) {
                return Optional.of(text.charAt(0));
            }
            item.wrong("must be one character that is no digit or sign, not " + text);
            return Optional.empty();
        });
    }

    public static Optional<ZoneId> zone(YamlValue item) {
        return item.text().flatMap(text -> {
            try {
                return Optional.of(ZoneId.of(text));
            } catch (DateTimeException e) {
                item.wrong("is no time zone: " + text + NearestNames.meant(text, ZoneId.getAvailableZoneIds()));
                return Optional.empty();
            }
        });
    }

    /** In capitals, and in the order of their names. */
    private static Map<String, ZoneId> zoneNames(YamlValue item) {
        Map<String, ZoneId> zones = new TreeMap<>();
        item.entries().forEach((name, value) -> {
            if (!name.matches("[A-Za-z]+( [A-Za-z]+)*")) {
                value.wrong("must be named by letters, such as EDT, not " + name);
            }
            zone(value).ifPresent(zone -> zones.put(name.toUpperCase(Locale.ROOT), zone));
        });
        if (item.isMap() && item.entries().isEmpty()) {
            item.wrong("lists no name; write such as {EDT: \"-04:00\"}");
        }
        return zones;
    }

    private static Optional<YamlValue> only(YamlMapping fields, String name, boolean applies, String types) {
        Optional<YamlValue> item = fields.find(name);
        if (!applies) {
            item.ifPresent(one -> one.wrong("applies to " + types + " columns only"));
            return Optional.empty();
        }
        return item;
    }
}
