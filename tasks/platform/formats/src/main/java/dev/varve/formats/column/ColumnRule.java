package dev.varve.formats.column;

import dev.varve.contract.Column;
import dev.varve.contract.Type;
import dev.varve.contract.name.TwoDigitYear;
import dev.varve.formats.RowValues;
import dev.varve.formats.refusal.Misfit;
import dev.varve.formats.refusal.Reason;
import dev.varve.formats.refusal.TooLong;
import dev.varve.formats.tree.JsonWriter;
import dev.varve.formats.tree.ValueNode;
import dev.varve.formats.value.Booleans;
import dev.varve.formats.value.ValueParser;
import java.util.Arrays;
import java.util.List;

/** One column's rules: from a text, or its absence, to a value, or why it does not fit. */
public final class ColumnRule {
    public final Column column;
    final boolean keepsText;
    private final ValueParser parser;
    private final ValueParser plain;
    private final ValueParser iso;
    private final byte[][] nulls;
    /** Bytes of the longest of them. */
    private final int longestNull;

    /** Bytes of a value. */
    private final int longest;

    private final boolean required;
    /** Null where there is none. */
    private final RowValues byDefault;

    /** @param nullWords the format's; the column's own win */
    ColumnRule(Column column, boolean key, List<String> nullWords, int longest) {
        this.longest = longest;
        this.column = column;
        this.parser = ValueParser.of(column);
        this.plain = ValueParser.plain(column);
        this.iso = ValueParser.iso(column);
        this.nulls = Booleans.words(column.nullValues().orElse(nullWords));
        this.longestNull =
                Arrays.stream(nulls).mapToInt(word -> word.length).max().orElse(-1);
        this.required = column.required() || key;
        this.keepsText = column.misfit() == Column.Misfit.KEEP_TEXT && !required;
        this.byDefault = column.defaultValue().map(this::byDefault).orElse(null);
    }

    private RowValues byDefault(String text) {
        RowValues value = new RowValues(column.type());
        Misfit misfit = parser.parse(text, value, 0);
        if (misfit != null) {
            throw new IllegalArgumentException("The default of column " + column.name() + ": " + misfit.message());
        }
        return value;
    }

    /** A value is itself or a misfit: no words for null, no text in its place. */
    public boolean isPlain() {
        return nulls.length == 0 && column.misfit() == Column.Misfit.REJECT;
    }

    /** The value of a null, or of a field that the record does not have. */
    Misfit absent(RowValues into, int place) {
        if (byDefault != null) {
            into.take(place, byDefault, 0);
            return null;
        }
        into.nothing(place);
        return required ? Misfit.REQUIRED : null;
    }

    public boolean mayBeAbsent() {
        return byDefault != null || !required;
    }

    Misfit read(byte[] text, int from, int to, RowValues into, int place) {
        return isNull(text, from, to) ? absent(into, place) : parser.parse(text, from, to, into, place);
    }

    /** The same where words for null do not count. */
    Misfit readValue(byte[] text, int from, int to, RowValues into, int place) {
        return parser.parse(text, from, to, into, place);
    }

    /** The same within quotes: nothing is the empty text, or null where the type has none and an unquoted one would be. */
    Misfit readQuoted(byte[] text, int from, int to, RowValues into, int place) {
        return from == to && !(column.type() instanceof Type.Text) && isNull(text, from, to)
                ? absent(into, place)
                : parser.parse(text, from, to, into, place);
    }

    boolean isNull(byte[] text, int from, int to) {
        return to - from <= longestNull && Booleans.isOneOf(nulls, text, from, to);
    }

    Misfit readNumber(byte[] text, int from, int to, RowValues into, int place) {
        return isNull(text, from, to) ? absent(into, place) : plain.parse(text, from, to, into, place);
    }

    /** A value of the path, where dates and times stand in ISO 8601 whatever the column's own format. */
    Misfit captured(String captured, RowValues into, int place) {
        if (Booleans.isOneOf(nulls, captured)) {
            return absent(into, place);
        }
        String text = column.percentDecoded() ? PercentEscapes.decoded(captured) : captured;
        if (text == null) {
            return Misfit.of(Reason.INVALID_ENCODING, captured, "has a percent sign that escapes no UTF-8");
        }
        if (column.pivot().isPresent()) {
            text = ofCentury(text, column.pivot().get());
        }
        Misfit misfit = parser.parse(text, into, place);
        return misfit == null || !column.type().isTemporal() ? misfit : iso.parse(text, into, place);
    }

    /** @param iso with a year from 2000 on, of which the path says the last two digits */
    private static String ofCentury(String iso, int pivot) {
        int year = Integer.parseInt(iso.substring(0, 4));
        return "%04d%s".formatted(TwoDigitYear.year(year, pivot), iso.substring(4));
    }

    Misfit read(ValueNode node, RowValues into, int place) {
        if (node == ValueNode.Literal.NULL) {
            return absent(into, place);
        }
        String text = text(node);
        if (Booleans.isOneOf(nulls, text)) {
            return absent(into, place);
        }
        if (column.type() instanceof Type.Json) {
            String json = JsonWriter.text(node);
            if (json.length() > longest) {
                return TooLong.value(json.length(), longest);
            }
            if (!ValueNode.isFinite(node)) {
                return Misfit.of(Reason.NOT_JSON, json, "has NaN or an infinity, which JSON has no word for");
            }
            into.text(place, json);
            return null;
        }
        return switch (node) {
            case ValueNode.Text _ -> parser.parse(text, into, place);
            case ValueNode.Number _ -> plain.parse(text, into, place);
            case ValueNode.NotFinite _ -> plain.parse(text, into, place);
            case ValueNode.Time _ -> time(text, into, place);
            case ValueNode.Bytes(byte[] bytes)
            when column.type() instanceof Type.Binary -> {
                into.bytes(place, bytes);
                yield null;
            }
            case ValueNode.Bytes _ -> Misfit.of(Reason.NOT_A_SCALAR, text, "is bytes without a type; declare binary");
            case ValueNode.Literal literal
            when column.type() instanceof Type.Bool -> {
                into.number(place, literal == ValueNode.Literal.TRUE ? 1 : 0);
                yield null;
            }
            case ValueNode.Literal _ -> parser.parse(text, into, place);
            case ValueNode.Obj _ ->
                Misfit.of(Reason.NOT_A_SCALAR, text, "is an object; declare json, or a path into it");
            case ValueNode.Array _ -> Misfit.of(Reason.NOT_A_SCALAR, text, "is an array; declare json, or a child");
        };
    }

    private Misfit time(String text, RowValues into, int place) {
        Misfit misfit = iso.parse(text, into, place);
        boolean signed = text.startsWith("+") || text.startsWith("-");
        return misfit != null && signed && column.type().isTemporal()
                ? Misfit.of(Reason.OUT_OF_RANGE, text, "is outside of the years 0000 to 9999")
                : misfit;
    }

    /** As people see it: a string without its quotes. */
    public static String text(ValueNode node) {
        return switch (node) {
            case ValueNode.Text(String text) -> text;
            case ValueNode.Number(String text) -> text;
            case ValueNode.NotFinite(String text) -> text;
            case ValueNode.Time(String iso) -> iso;
            case ValueNode.Bytes bytes -> bytes.base64();
            default -> JsonWriter.text(node);
        };
    }
}
