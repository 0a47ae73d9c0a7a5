package dev.varve.formats.tree;

import dev.varve.formats.Excerpt;
import dev.varve.formats.bytes.ByteWindow;
import dev.varve.formats.bytes.Utf8;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Reads JSON as RFC 8259 writes it and nothing else, from a stream or a piece of memory. Values become nodes, or are only
 * passed over. Nesting is followed down to {@value #DEEPEST} levels.
 */
public final class JsonParser {
    static final int DEEPEST = 1_000;

    /** Null where a piece of memory is read. */
    private final ByteWindow window;

    public byte[] bytes;
    public int position;
    int end;
    /** A field that one object of the last value has twice, or null. */
    public String duplicate;
    /** A string of the last value is not UTF-8. */
    public boolean invalidText;
    /** The beginning of a kept value that is longer than {@link #keepAtMost}; null of any other. */
    public byte[] head;

    public long headLine;
    private int longest = Integer.MAX_VALUE;
    /** Bytes from the window's start on are kept. */
    private boolean keeping;
    /** Where the current token starts. */
    private int token;

    private final JsonStrings strings = new JsonStrings();
    private final LineCount lines = new LineCount();

    public JsonParser(ByteWindow window) {
        this.window = window;
        this.bytes = window.bytes;
    }

    public JsonParser() {
        this.window = null;
    }

    public void over(byte[] text, int from, int to) {
        bytes = text;
        position = from;
        end = to;
    }

    /** Keeps the bytes from here on, up to {@link #release()}. */
    public void keep() {
        window.start = position;
        keeping = true;
        head = null;
        duplicate = null;
        invalidText = false;
    }

    public void release() {
        keeping = false;
    }

    /** Physical line of a byte still in the window, counted from 1. */
    public long line(int at) {
        return lines.line(bytes, at, window.offset);
    }

    public long column(int at) {
        line(at);
        return window.offset + at - lines.lineStart() + 1;
    }

    public ByteWindow window() {
        return window;
    }

    public LineCount lines() {
        return lines;
    }

    /** Bytes that are kept of a value; the rest of a longer one is let go, and only its beginning stands in {@link #head}. */
    public void keepAtMost(int bytes) {
        longest = bytes;
    }

    private void letGo() {
        if (head == null) {
            headLine = line(window.start);
            head = Excerpt.head(bytes, window.start, position - window.start);
        }
        window.start = position;
        token = position;
    }

    private boolean more() throws IOException {
        if (window == null) {
            return false;
        }
        if (keeping && position - window.start > longest) {
            letGo();
        }
        if (!keeping) {
            window.start = Math.min(token, position);
        }
        lines.upTo(bytes, window.start, window.offset);
        boolean any = window.more();
        position -= window.moved;
        token -= window.moved;
        bytes = window.bytes;
        end = window.end;
        return any;
    }

    /** The next byte, -1 at the end. */
    private int peek() throws IOException {
        return position < end || more() ? bytes[position] : -1;
    }

    /** The first byte that is no white space, -1 at the end; bytes beyond ASCII are negative too and begin no value. */
    public int next() throws IOException {
        while (true) {
            while (position < end) {
                byte b = bytes[position];
                if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                    token = position;
                    return b;
                }
                position++;
            }
            token = position;
            if (!more()) {
                return -1;
            }
        }
    }

    public boolean atEnd() throws IOException {
        next();
        return position == end;
    }

    public BrokenJson broken(String due) {
        boolean ended = position >= end;
        return new BrokenJson(
                ended ? "ends where " + due + " is due" : "has " + shown(bytes[position]) + " where " + due + " is due",
                position,
                ended);
    }

    private static String shown(byte b) {
        return b > ' ' && b < 0x7f ? "'" + (char) b + "'" : String.format("byte 0x%02x", b);
    }

    /** Parses one value and, in a piece of memory, the whole of it. */
    public ValueNode whole() throws IOException, BrokenJson {
        duplicate = null;
        invalidText = false;
        ValueNode value = value(true, 0);
        if (!atEnd()) {
            throw broken("the end");
        }
        return value;
    }

    public ValueNode value() throws IOException, BrokenJson {
        return value(true, 0);
    }

    public void skip() throws IOException, BrokenJson {
        value(false, 0);
    }

    private ValueNode value(boolean build, int depth) throws IOException, BrokenJson {
        return switch (next()) {
            case '{' -> object(build, depth + 1);
            case '[' -> array(build, depth + 1);
            case '"' -> {
                String text = string(build);
                yield build ? new ValueNode.Text(text) : null;
            }
            case 't' -> literal("true", ValueNode.Literal.TRUE);
            case 'f' -> literal("false", ValueNode.Literal.FALSE);
            case 'n' -> literal("null", ValueNode.Literal.NULL);
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number(build);
            default -> throw broken("a value");
        };
    }

    private ValueNode object(boolean build, int depth) throws IOException, BrokenJson {
        enter(depth);
        ValueNode.Obj object = build ? new ValueNode.Obj() : null;
        if (next() == '}') {
            position++;
            return object;
        }
        while (true) {
            String name = name(build);
            ValueNode value = value(build, depth);
            if (build && !object.add(name, value) && duplicate == null) {
                duplicate = name;
            }
            if (!another('}')) {
                return object;
            }
        }
    }

    private ValueNode array(boolean build, int depth) throws IOException, BrokenJson {
        enter(depth);
        ValueNode.Array array = build ? new ValueNode.Array() : null;
        if (next() == ']') {
            position++;
            return array;
        }
        while (true) {
            ValueNode value = value(build, depth);
            if (build) {
                array.elements.add(value);
            }
            if (!another(']')) {
                return array;
            }
        }
    }

    private void enter(int depth) throws BrokenJson {
        if (depth > DEEPEST) {
            throw new BrokenJson("is nested deeper than " + DEEPEST + " levels", position, false);
        }
        position++;
    }

    /** A field's name and its colon. */
    public String name(boolean build) throws IOException, BrokenJson {
        if (next() != '"') {
            throw broken("a field's name");
        }
        String name = string(build);
        if (next() != ':') {
            throw broken("':'");
        }
        position++;
        return name;
    }

    /** Past a comma, or past the end of the object or array. */
    public boolean another(char close) throws IOException, BrokenJson {
        int b = next();
        if (b != ',' && b != close) {
            throw broken("',' or '" + close + "'");
        }
        position++;
        return b == ',';
    }

    private ValueNode literal(String word, ValueNode.Literal value) throws IOException, BrokenJson {
        for (int i = 0; i < word.length(); i++) {
            if (peek() != word.charAt(i)) {
                throw broken("the '" + word.charAt(i) + "' of " + word);
            }
            position++;
        }
        return value;
    }

    private ValueNode number(boolean build) throws IOException, BrokenJson {
        if (peek() == '-') {
            position++;
        }
        if (peek() == '0') {
            position++;
        } else {
            digits();
        }
        if (peek() == '.') {
            position++;
            digits();
        }
        int b = peek();
        if (b == 'e' || b == 'E') {
            position++;
            b = peek();
            if (b == '+' || b == '-') {
                position++;
            }
            digits();
        }
        return build && head == null
                ? new ValueNode.Number(new String(bytes, token, position - token, StandardCharsets.ISO_8859_1))
                : null;
    }

    private void digits() throws IOException, BrokenJson {
        int b = peek();
        if (b < '0' || b > '9') {
            throw broken("a digit");
        }
        while (b >= '0' && b <= '9') {
            position++;
            b = peek();
        }
    }

    private String string(boolean build) throws IOException, BrokenJson {
        token = ++position;
        boolean escaped = false;
        int all = 0;
        while (true) {
            byte b = 0;
            while (position < end) {
                b = bytes[position];
                if (b == '"' || b == '\\' || b >= 0 && b < ' ') {
                    break;
                }
                all |= b;
                position++;
            }
            if (position == end) {
                if (!more()) {
                    throw broken("the end of a string");
                }
            } else if (b == '\\') {
                escaped = true;
                escape();
            } else if (b == '"') {
                break;
            } else {
                throw broken("a character of a string or its end (control characters must be escaped)");
            }
        }
        int from = token;
        int to = position++;
        if (head != null) {
            return "";
        }
        if (all < 0 && !Utf8.valid(bytes, from, to)) {
            invalidText = true;
        }
        if (!build) {
            return null;
        }
        if (escaped) {
            return JsonStrings.unescaped(bytes, from, to);
        }
        return all < 0 ? new String(bytes, from, to - from, StandardCharsets.UTF_8) : strings.ascii(bytes, from, to);
    }

    private void escape() throws IOException, BrokenJson {
        position++;
        int b = peek();
        if (b == 'u') {
            position++;
            for (int i = 0; i < 4; i++) {
                if (Character.digit(peek(), 16) < 0) {
                    throw broken("a hexadecimal digit");
                }
                position++;
            }
        } else if (b < 0 || "\"\\/bfnrt".indexOf(b) < 0) {
            throw broken("one of \"\\/bfnrtu");
        } else {
            position++;
        }
    }
}
