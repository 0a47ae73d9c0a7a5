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

    ValueParser parser() {
        return parser;
    }

    ValueParser plain() {
        return plain;
    }

    boolean isNull(byte[] text) {
        return Booleans.isOneOf(nulls, text, 0, text.length);
    }
}
