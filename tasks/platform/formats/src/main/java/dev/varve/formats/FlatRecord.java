package dev.varve.formats;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The quick way through a JSON object whose fields are named exactly as the contract names them and hold plain scalars, which is
 * what most lines are: values go from the text into their columns without a tree between. It takes a record or leaves it, and
 * says nothing of why: whatever it leaves, broken or only unusual, is read by {@link JsonParser}.
 */
final class FlatRecord {
    private static final long QUOTES = EightBytes.ONES * '"';
    private static final long BACKSLASHES = EightBytes.ONES * '\\';
    private final Columns columns;
    private final byte[][] names;
    /** The names as most lines have them: quoted, a colon behind; and their first eight bytes. */
    private final byte[][] openings;

    private final long[] starts;
    private final long[] masks;
    private final boolean[] present;
    private byte[] bytes;
    private int position;
    private int stop;
    /** The column of the field before. */
    private int last;

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
     * @param line valid UTF-8
     * @return false where the record is left; the values are then undefined
     */
    boolean read(byte[] line, int from, int to, Values values) {
        bytes = line;
        position = from;
        stop = to;
        last = -1;
        Arrays.fill(present, false);
        if (!after('{')) {
            return false;
        }
        do {
            if (!field(values)) {
                return false;
            }
        } while (after(','));
        return after('}') && isBlankToEnd() && putAbsent(values);
    }

    private boolean putAbsent(Values values) {
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

    private boolean field(Values values) {
        int column = next();
        if (column < 0) {
            if (!after('"')) {
                return false;
            }
            column = column();
            if (column < 0 || !after(':')) {
                return false;
            }
        }
        if (present[column]) {
            return false;
        }
        present[column] = true;
        last = column;
        skipBlanks();
        if (position == stop) {
            return false;
        }
        return switch (bytes[position]) {
            case '"' -> text(values, column);
            case 'n' -> word("null") && columns.putAbsent(values, column) == null;
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number(values, column);
            default -> false;
        };
    }

    /** Past the name of the column behind the last one, and its colon. @return -1 where something else stands there */
    private int next() {
        int column = last + 1;
        if (column == names.length || openings[column] == null || position + 8 > bytes.length) {
            return -1;
        }
        byte[] opening = openings[column];
        int end = position + opening.length;
        if (end > stop
                || ((EightBytes.at(bytes, position) ^ starts[column]) & masks[column]) != 0
                || opening.length > 8 && !Arrays.equals(opening, 8, opening.length, bytes, position + 8, end)) {
            return -1;
        }
        position = end;
        return column;
    }

    /** Past a name and its closing quote. @return -1 where no column has it, as it stands here */
    private int column() {
        for (int i = 1; i <= names.length; i++) {
            int column = (last + i) % names.length;
            byte[] name = names[column];
            if (name != null
                    && stop - position > name.length
                    && bytes[position + name.length] == '"'
                    && Arrays.equals(name, 0, name.length, bytes, position, position + name.length)) {
                position += name.length + 1;
                return column;
            }
        }
        return -1;
    }

    private boolean text(Values values, int column) {
        int start = ++position;
        while (position + 8 <= stop) {
            long word = EightBytes.at(bytes, position);
            long found =
                    EightBytes.zeros(word ^ QUOTES) | EightBytes.zeros(word ^ BACKSLASHES) | EightBytes.controls(word);
            if (found != 0) {
                position += EightBytes.first(found);
                break;
            }
            position += 8;
        }
        while (position < stop && bytes[position] != '"') {
            if (bytes[position] == '\\' || bytes[position] >= 0 && bytes[position] < ' ') {
                return false;
            }
            position++;
        }
        return position < stop && columns.put(values, column, bytes, start, position++) == null;
    }

    /** As RFC 8259 writes numbers. */
    private boolean number(Values values, int column) {
        int start = position;
        if (bytes[position] == '-') {
            position++;
        }
        int whole = position;
        if (!digits() || bytes[whole] == '0' && position > whole + 1) {
            return false;
        }
        if (position < stop && bytes[position] == '.') {
            position++;
            if (!digits()) {
                return false;
            }
        }
        // Exponents are rare.
        return position < stop
                && (bytes[position] | 0x20) != 'e'
                && columns.putNumber(values, column, bytes, start, position) == null;
    }

    private boolean digits() {
        int start = position;
        while (position < stop && bytes[position] >= '0' && bytes[position] <= '9') {
            position++;
        }
        return position > start;
    }

    private boolean word(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (position == stop || bytes[position++] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Past blanks and one character, where it stands next. */
    private boolean after(char expected) {
        if (position < stop && bytes[position] != expected) {
            skipBlanks();
        }
        if (position < stop && bytes[position] == expected) {
            position++;
            return true;
        }
        return false;
    }

    private void skipBlanks() {
        while (position < stop && (bytes[position] == ' ' || bytes[position] == '\t' || bytes[position] == '\r')) {
            position++;
        }
    }

    private boolean isBlankToEnd() {
        skipBlanks();
        return position == stop;
    }
}
