package dev.varve.formats.tree;

import java.util.List;

/** Compact JSON text; what is not finite is a text in it, for people. */
public final class JsonWriter {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private JsonWriter() {}

    public static String text(ValueNode node) {
        StringBuilder json = new StringBuilder();
        write(json, node);
        return json.toString();
    }

    public static void write(StringBuilder json, ValueNode node) {
        switch (node) {
            case ValueNode.Text(String text) -> string(json, text);
            case ValueNode.Number(String text) -> json.append(text);
            case ValueNode.NotFinite(String text) -> string(json, text);
            case ValueNode.Time(String iso) -> string(json, iso);
            case ValueNode.Bytes bytes -> string(json, bytes.base64());
            case ValueNode.Literal literal -> json.append(literal.text());
            case ValueNode.Array array -> {
                List<ValueNode> elements = array.elements;
                json.append('[');
                for (int i = 0; i < elements.size(); i++) {
                    write(i == 0 ? json : json.append(','), elements.get(i));
                }
                json.append(']');
            }
            case ValueNode.Obj object -> {
                json.append('{');
                for (int i = 0; i < object.size; i++) {
                    string(i == 0 ? json : json.append(','), object.names[i]);
                    write(json.append(':'), object.values[i]);
                }
                json.append('}');
            }
        }
    }

    /** Halves of surrogate pairs stay escaped, since UTF-8 cannot say them. */
    public static void string(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c != '"' && c != '\\' && !Character.isSurrogate(c)) {
                json.append(c);
            } else if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                json.append(c).append(text.charAt(++i));
            } else {
                escape(json, c);
            }
        }
        json.append('"');
    }

    private static void escape(StringBuilder json, char c) {
        switch (c) {
            case '\n' -> json.append("\\n");
            case '\r' -> json.append("\\r");
            case '\t' -> json.append("\\t");
            default ->
                json.append("\\u")
                        .append(HEX[c >> 12])
                        .append(HEX[c >> 8 & 15])
                        .append(HEX[c >> 4 & 15])
                        .append(HEX[c & 15]);
        }
    }
}
