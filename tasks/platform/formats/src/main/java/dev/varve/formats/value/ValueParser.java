package dev.varve.formats.value;

import dev.varve.contract.Column;
import dev.varve.contract.Type;
import dev.varve.formats.RowValues;
import dev.varve.formats.moment.TimePattern;
import dev.varve.formats.moment.ZoneNames;
import dev.varve.formats.refusal.Misfit;
import dev.varve.formats.refusal.Reason;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads text as one type: exactly, or not at all. Not for several threads. */
public abstract class ValueParser {

    /**
     * @param text valid UTF-8
     * @param place where the value goes
     * @return null where the text fits, else why it does not
     */
    public abstract Misfit parse(byte[] text, int from, int to, RowValues into, int place);

    public Misfit parse(String text, RowValues into, int place) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return parse(bytes, 0, bytes.length, into, place);
    }

    /** For text as the column declares it. */
    public static ValueParser of(Column column) {
        ValueParser plain = plain(column);
        boolean local = column.number().declared();
        return switch (column.type()) {
            case Type.Int _, Type.BigInt _
            when local -> new LocalNumbers(column.number(), plain, Reason.NOT_AN_INTEGER, "an integer");
            case Type.Decimal _
            when local -> new LocalNumbers(column.number(), plain, Reason.NOT_A_DECIMAL, "a decimal number");
            case Type.Double _ when local -> new LocalNumbers(column.number(), plain, Reason.NOT_A_DOUBLE, "a number");
            default -> plain;
        };
    }

    /** For text whose dates and times stand in ISO 8601, whatever the column's own format. */
    public static ValueParser iso(Column column) {
        List<String> iso = List.of("iso");
        return switch (column.type()) {
            case Type.Date _ -> new Dates(iso, pivot(column));
            case Type.Time _ -> new Times(iso);
            case Type.Timestamp _ -> timestamps(column, iso);
            default -> plain(column);
        };
    }

    private static Timestamps timestamps(Column column, List<String> formats) {
        ZoneNames names = new ZoneNames(column.zone(), column.zoneNames());
        return new Timestamps(formats, pivot(column), column.zone(), column.localTime(), names);
    }

    private static int pivot(Column column) {
        return column.pivot().orElse(TimePattern.PIVOT);
    }

    /** For text whose numbers are written with digits and a point, as JSON's are. */
    public static ValueParser plain(Column column) {
        return switch (column.type()) {
            case Type.Bool _ -> new Booleans(column.trueValues(), column.falseValues());
            case Type.Int _ -> Integers.INTEGER;
            case Type.BigInt _ -> Integers.BIGINT;
            case Type.Decimal(int precision, int scale) -> new Decimals(precision, scale);
            case Type.Double _ -> new Doubles();
            case Type.Date _ -> new Dates(column.formats(), pivot(column));
            case Type.Time _ -> new Times(column.formats());
            case Type.Duration _ -> new Durations();
            case Type.Timestamp _ -> timestamps(column, column.formats());
            case Type.Text(int bytes) -> new Texts(bytes);
            case Type.Binary _ -> new Binaries();
            case Type.Json _ -> new Jsons();
        };
    }
}
