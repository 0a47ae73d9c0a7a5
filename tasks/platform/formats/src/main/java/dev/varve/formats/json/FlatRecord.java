package dev.varve.formats.json;

import dev.varve.formats.RowValues;
import dev.varve.formats.bytes.Digits;
import dev.varve.formats.bytes.EightBytes;
import dev.varve.formats.bytes.Utf8;
import dev.varve.formats.column.Columns;
import dev.varve.formats.tree.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The quick way through a JSON object whose fields are named exactly as the contract names them and hold plain scalars, which is
 * what most lines are: values go from the text into their columns without a tree between. It takes a record or leaves it, and
 * says nothing of why: whatever it leaves, broken or only unusual, is read by {@link JsonParser}.
 */
final class FlatRecord {
    /** No record. */
    static final int LEFT = -1;

    private static final byte[] NULL = utf8("null");
    private static final long QUOTES = EightBytes.ONES * '"';
    private static final long BACKSLASHES = EightBytes.ONES * '\\';
    private final Columns columns;
    private final byte[][] names;
    /** The names as most lines have them: quoted, a colon behind; and their first eight bytes. */
    private final byte[][] openings;

    private final long[] starts;
    private final long[] masks;
    private final boolean[] present;
    /** Behind the name that {@link #named} found. */
    private int position;

    private FlatRecord(Columns columns, byte[][] names) {
        this.columns = columns;
        this.names = names;
        this.present = new boolean[names.length];
        this.openings = new byte[names.length][];
        this.starts = new long[names.length];
        this.masks = new long[names.length];
        for (int i = 0; i < names.length; i++) {
            if (names[i] != null) {
                openings[i] = utf8("\"" + new String(names[i], StandardCharsets.UTF_8) + "\":");
                starts[i] = EightBytes.at(Arrays.copyOf(openings[i], Math.max(8, openings[i].length)), 0);
                masks[i] = openings[i].length >= 8 ? -1 : (1L << 8 * openings[i].length) - 1;
            }
        }
    }

    /** @return null where the contract asks for more than plain fields */
    static FlatRecord of(JsonColumns json) {
        Columns columns = json.columns;
        byte[][] names = new byte[columns.cells.length][];
        for (int i = 0; i < names.length; i++) {
            if (columns.captured(i)) {
                continue;
            }
            String name = json.plainName(i);
            if (name == null || Arrays.stream(names).anyMatch(bytes -> Arrays.equals(bytes, utf8(name)))) {
                return null;
            }
            names[i] = utf8(name);
        }
        return new FlatRecord(columns, names);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * @param to where lines that are at hand whole end, perhaps far behind the record
     * @return where the record ends; {@link #LEFT} where it is left, and the values are then undefined
     */
    int read(byte[] text, int from, int to, RowValues values) {
        Arrays.fill(present, false);
        int at = JsonLines.blanks(text, from, to);
        if (at == to || text[at] != '{') {
            return LEFT;
        }
        int column = -1;
        do {
            at++;
            if (isNext(text, at, to, column + 1)) {
                column++;
                at += openings[column].length;
            } else {
                column = named(text, at, to, column);
                if (column < 0) {
                    return LEFT;
                }
                at = position;
            }
            if (present[column]) {
                return LEFT;
            }
            present[column] = true;
            at = value(text, JsonLines.blanks(text, at, to), to, values, column);
            if (at < 0) {
                return LEFT;
            }
            at = JsonLines.blanks(text, at, to);
        } while (at < to && text[at] == ',');
        return at < to && text[at] == '}' && putAbsent(values) ? at + 1 : LEFT;
    }

    private boolean putAbsent(RowValues values) {
        for (int i = 0; i < names.length; i++) {
            if (!present[i] && names[i] != null && columns.putAbsent(values, i) != null) {
                return false;
            }
        }
        return true;
    }

    boolean hasField(int column) {
        return present[column];
    }

    /** Whether a column's name stands here as most lines have it. */
    private boolean isNext(byte[] text, int at, int to, int column) {
        if (column == names.length || openings[column] == null || at + 8 > text.length) {
            return false;
        }
        byte[] opening = openings[column];
        return opening.length <= to - at
                && ((EightBytes.at(text, at) ^ starts[column]) & masks[column]) == 0
                && (opening.length <= 8
                        || Arrays.equals(opening, 8, opening.length, text, at + 8, at + opening.length));
    }

    /** The column whose name and colon stand here. @return -1 where there is none */
    private int named(byte[] text, int from, int to, int last) {
        int at = JsonLines.blanks(text, from, to);
        if (at == to || text[at++] != '"') {
            return -1;
        }
        for (int i = 1; i <= names.length; i++) {
            int column = (last + i) % names.length;
            byte[] name = names[column];
            if (name != null
                    && to - at > name.length
                    && text[at + name.length] == '"'
                    && Arrays.equals(name, 0, name.length, text, at, at + name.length)) {
                int colon = JsonLines.blanks(text, at + name.length + 1, to);
                position = colon + 1;
                return colon < to && text[colon] == ':' ? column : -1;
            }
        }
        return -1;
    }

    private int value(byte[] text, int at, int to, RowValues values, int column) {
        if (at == to) {
            return LEFT;
        }
        if (text[at] == '"') {
            return text(text, at + 1, to, values, column);
        }
        if (text[at] == 'n') {
            boolean isNull = to - at >= NULL.length && Arrays.equals(NULL, 0, NULL.length, text, at, at + NULL.length);
            return isNull && columns.putAbsent(values, column) == null ? at + NULL.length : LEFT;
        }
        return number(text, at, to, values, column);
    }

    private int text(byte[] text, int from, int to, RowValues values, int column) {
        int at = from;
        long seen = 0;
        while (at + 8 <= to) {
            long word = EightBytes.at(text, at);
            seen |= word;
            long found =
                    EightBytes.zeros(word ^ QUOTES) | EightBytes.zeros(word ^ BACKSLASHES) | EightBytes.controls(word);
            if (found != 0) {
                at += EightBytes.first(found);
                break;
            }
            at += 8;
        }
        for (; at < to && text[at] != '"'; at++) {
            if (text[at] == '\\' || text[at] >= 0 && text[at] < ' ') {
                return LEFT;
            }
            seen |= text[at];
        }
        return at < to
                        && (EightBytes.isAscii(seen) || Utf8.valid(text, from, at))
                        && columns.put(values, column, text, from, at) == null
                ? at + 1
                : LEFT;
    }

    /** As RFC 8259 writes numbers. */
    private int number(byte[] text, int from, int to, RowValues values, int column) {
        int whole = text[from] == '-' ? from + 1 : from;
        int at = Digits.end(text, whole, to);
        if (at == whole || text[whole] == '0' && at > whole + 1) {
            return LEFT;
        }
        if (at < to && text[at] == '.') {
            int point = at;
            at = Digits.end(text, point + 1, to);
            if (at == point + 1) {
                return LEFT;
            }
        }
        // Exponents are rare.
        return at < to && (text[at] | 0x20) != 'e' && columns.putNumber(values, column, text, from, at) == null
                ? at
                : LEFT;
    }
}
