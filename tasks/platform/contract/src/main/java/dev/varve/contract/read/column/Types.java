package dev.varve.contract.read.column;

import dev.varve.contract.Type;
import dev.varve.contract.name.NearestNames;
import dev.varve.contract.yaml.YamlValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads types, and says what they have in common. A null type is one that was reported already: it fits everywhere. */
public final class Types {

    private static final List<String> NAMES = List.of(
            "boolean",
            "integer",
            "bigint",
            "decimal",
            "double",
            "date",
            "time",
            "duration",
            "timestamp",
            "text",
            "binary",
            "json");
    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("string", "text"),
            Map.entry("str", "text"),
            Map.entry("varchar", "text"),
            Map.entry("char", "text"),
            Map.entry("bool", "boolean"),
            Map.entry("int", "integer"),
            Map.entry("smallint", "integer"),
            Map.entry("long", "bigint"),
            Map.entry("float", "double"),
            Map.entry("real", "double"),
            Map.entry("number", "decimal"),
            Map.entry("numeric", "decimal"),
            Map.entry("datetime", "timestamp"),
            Map.entry("interval", "duration"),
            Map.entry("timedelta", "duration"),
            Map.entry("timestamptz", "timestamp"),
            Map.entry("blob", "binary"),
            Map.entry("bytes", "binary"));
    private static final Pattern SIZED = Pattern.compile("([a-z]+) ?\\( ?(\\d{1,9}) ?(?:, ?(\\d{1,9}) ?)?\\)");

    private Types() {}

    public static Optional<Type> read(YamlValue item) {
        return item.text().flatMap(text -> {
            Optional<Type> type = plain(text).or(() -> sized(text));
            if (type.isEmpty()) {
                item.wrong(complaint(text));
            }
            return type;
        });
    }

    private static Optional<Type> plain(String text) {
        return Optional.ofNullable(
                switch (text) {
                    case "boolean" -> new Type.Bool();
                    case "integer" -> new Type.Int();
                    case "bigint" -> new Type.BigInt();
                    case "double" -> new Type.Double();
                    case "date" -> new Type.Date();
                    case "time" -> new Type.Time();
                    case "duration" -> new Type.Duration();
                    case "timestamp" -> new Type.Timestamp();
                    case "text" -> new Type.Text(0);
                    case "binary" -> new Type.Binary();
                    case "json" -> new Type.Json();
                    default -> null;
                });
    }

    private static Optional<Type> sized(String text) {
        Matcher matcher = SIZED.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int first = Integer.parseInt(matcher.group(2));
        if (matcher.group(1).equals("text") && matcher.group(3) == null && first > 0) {
            return Optional.of(new Type.Text(first));
        }
        if (matcher.group(1).equals("decimal") && matcher.group(3) != null) {
            int scale = Integer.parseInt(matcher.group(3));
            if (first >= 1 && first <= 38 && scale <= first) {
                return Optional.of(new Type.Decimal(first, scale));
            }
        }
        return Optional.empty();
    }

    private static String complaint(String text) {
        String name = text.replaceAll("[ (].*", "");
        if (name.equals("decimal")) {
            return "must say its digits, such as decimal(12,2): at most 38, of which 2 after the point; not " + text;
        }
        if (name.equals("text")) {
            return "must be text or say its most bytes, such as text(200); not " + text;
        }
        if (NAMES.contains(name)) {
            return "takes no size: write " + name + ", not " + text;
        }
        String elsewhere = ELSEWHERE.get(name.toLowerCase(java.util.Locale.ROOT));
        String meant = elsewhere == null ? NearestNames.meant(name, NAMES) : "; did you mean " + elsewhere + "?";
        return "is no type: " + text + meant;
    }

    public static boolean isNumber(Type type) {
        return type == null
                || type instanceof Type.Int
                || type instanceof Type.BigInt
                || type instanceof Type.Decimal
                || type instanceof Type.Double;
    }

    /** Values can be added up: numbers, and durations as their seconds. */
    public static boolean isAmount(Type type) {
        return isNumber(type) || type instanceof Type.Duration;
    }

    public static boolean isDay(Type type) {
        return type == null || type instanceof Type.Date;
    }

    public static boolean isMoment(Type type) {
        return type == null || type instanceof Type.Timestamp;
    }

    public static boolean isText(Type type) {
        return type == null || type instanceof Type.Text;
    }

    /** Values of the type have an order and equality that every engine shares. */
    public static boolean isOrdered(Type type) {
        return !(type instanceof Type.Json) && !(type instanceof Type.Binary);
    }

    /** Values of the two can be equal. */
    public static boolean areComparable(Type a, Type b) {
        if (a == null || b == null) {
            return true;
        }
        return a.getClass() == b.getClass() || isNumber(a) && isNumber(b) || isDated(a) && isDated(b);
    }

    public static boolean isTemporal(Type type) {
        return isDated(type) || type instanceof Type.Time;
    }

    private static boolean isDated(Type type) {
        return type instanceof Type.Date || type instanceof Type.Timestamp;
    }
}
