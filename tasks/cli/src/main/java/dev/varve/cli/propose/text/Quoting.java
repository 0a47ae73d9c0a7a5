package dev.varve.cli.propose.text;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Text as YAML reads it back, in braces too. */
public final class Quoting {
    private static final Set<String> NOT_TEXT = Set.of("null", "Null", "NULL", "true", "false", "True", "False");

    private Quoting() {}

    public static String of(String text) {
        boolean plain = text.matches("\\.|(\\.\\./)*[A-Za-z_][A-Za-z0-9_./-]*") && !NOT_TEXT.contains(text);
        return plain ? text : quoted(text);
    }

    public static String quoted(String text) {
        StringBuilder yaml = new StringBuilder("\"");
        text.chars().forEach(c -> {
            switch (c) {
                case '"' -> yaml.append("\\\"");
                case '\\' -> yaml.append("\\\\");
                case '\t' -> yaml.append("\\t");
                default -> {
                    if (c < 0x20 || c >= 0x7f && c < 0xa1 || c == 0x2028 || c == 0x2029 || c == 0xfeff) {
                        yaml.append(String.format("\\u%04x", c));
                    } else {
                        yaml.append((char) c);
                    }
                }
            }
        });
        return yaml.append('"').toString();
    }

    /** A path of landing: outside braces YAML minds few characters. */
    public static String path(String text) {
        return text.matches("[A-Za-z0-9_][A-Za-z0-9_./*{}:' -]*") && !text.contains(": ") && !text.endsWith(" ")
                ? text
                : quoted(text);
    }

    /** Inside braces YAML would split a type at its comma. */
    public static String type(String type) {
        return type.contains(",") ? quoted(type) : type;
    }

    /** One alone, or a list. */
    public static String of(List<String> texts) {
        return texts.size() == 1 ? of(texts.getFirst()) : list(texts);
    }

    public static String list(List<String> texts) {
        return texts.stream().map(Quoting::of).collect(Collectors.joining(", ", "[", "]"));
    }

    /** For comments and messages, where a file's own text must not break the line. */
    public static String shown(String text) {
        String shown = quoted(text);
        return shown.length() > 80 ? shown.substring(0, 79) + "…\"" : shown;
    }
}
