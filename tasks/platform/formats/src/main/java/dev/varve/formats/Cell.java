package dev.varve.formats;

import dev.varve.contract.Column;
import dev.varve.contract.Type;
import java.util.List;

/** One column's rules: from a text, or its absence, to a value or a {@link Misfit}. */
final class Cell {
    final Column column;
    final boolean keepsText;
    private final ValueParser parser;
    private final ValueParser plain;
    private final byte[][] nulls;
    private final Object absent;

    /** @param nullWords the format's; the column's own win */
    Cell(Column column, boolean key, List<String> nullWords) {
        this.column = column;
        this.parser = ValueParser.of(column);
        this.plain = ValueParser.plain(column);
        this.nulls = Booleans.words(column.nullValues().orElse(nullWords));
        boolean required = column.required() || key;
        this.keepsText = column.misfit() == Column.Misfit.KEEP_TEXT && !required;
        Object byDefault = column.defaultValue().map(parser::parse).orElse(null);
        if (byDefault instanceof Misfit misfit) {
            throw new IllegalArgumentException("The default of column " + column.name() + ": " + misfit.message());
        }
        this.absent = byDefault == null && required ? Misfit.REQUIRED : byDefault;
    }

    /** The value of a null, or of a field that the record does not have. */
    Object absent() {
        return absent;
    }

    boolean mayBeAbsent() {
        return absent != Misfit.REQUIRED;
    }

    Object read(byte[] text, int from, int to) {
        return Booleans.isOneOf(nulls, text, from, to) ? absent : parser.parse(text, from, to);
    }

    /** A value of the path, where dates and times stand in ISO 8601 whatever the column's own format. */
    Object captured(String text) {
        Object value = parser.parse(text);
        if (!(value instanceof Misfit)) {
            return value;
        }
        List<String> iso = List.of("iso");
        return switch (column.type()) {
            case Type.Date _ -> new Dates(iso).parse(text);
            case Type.Time _ -> new Times(iso).parse(text);
            case Type.Timestamp _ -> new Timestamps(iso, column.zone(), column.localTime()).parse(text);
            default -> value;
        };
    }

    Object read(JsonNode node) {
        if (node == JsonNode.Literal.NULL) {
            return absent;
        }
        String text = text(node);
        if (Booleans.isOneOf(nulls, text)) {
            return absent;
        }
        if (column.type() instanceof Type.Json) {
            return node instanceof JsonNode.Text ? JsonWriter.text(node) : text;
        }
        return switch (node) {
            case JsonNode.Text _ -> parser.parse(text);
            case JsonNode.Number _ -> plain.parse(text);
            case JsonNode.Literal literal when column.type() instanceof Type.Bool -> literal == JsonNode.Literal.TRUE;
            case JsonNode.Literal _ -> parser.parse(text);
            case JsonNode.Obj _ ->
                Misfit.of(Reason.NOT_A_SCALAR, text, "is an object; declare json, or a path into it");
            case JsonNode.Array _ -> Misfit.of(Reason.NOT_A_SCALAR, text, "is an array; declare json, or a child");
        };
    }

    /** As people see it: a string without its quotes. */
    static String text(JsonNode node) {
        return switch (node) {
            case JsonNode.Text(String text) -> text;
            case JsonNode.Number(String text) -> text;
            default -> JsonWriter.text(node);
        };
    }
}
