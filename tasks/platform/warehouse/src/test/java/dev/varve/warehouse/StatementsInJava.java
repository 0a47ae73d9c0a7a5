package dev.varve.warehouse;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** SQL that a Java source writes as text; what it puts between its texts is a placeholder. */
final class StatementsInJava {
    static final String PUT_IN = "${put_in}";
    private static final Pattern SQL = Pattern.compile(
            "(?s)\\W*(?:select\\s|exists \\(|left join|with \\w+ as|(?:create|drop|alter) (?:or replace )?(?:temp )?(?:table|view|schema)"
                    + "|delete from|insert into|update [a-z]+\\.).*"
                    + "|.*\\bin \\(select .*|\\(\\s*\\$\\{put_in}\\s*\\) \\w+");

    private final String source;
    private final List<String> texts = new ArrayList<>();

    private StatementsInJava(String source) {
        this.source = source;
    }

    static List<String> of(String source) {
        StatementsInJava reading = new StatementsInJava(source);
        reading.read(0, source.length());
        return reading.texts.stream()
                .filter(text -> SQL.matcher(text).matches())
                .toList();
    }

    /** Reads every text between two places. */
    private void read(int from, int to) {
        int at = from;
        while (at < to) {
            int behind = skipped(at);
            if (behind > at) {
                at = behind;
            } else if (source.charAt(at) == '"') {
                at = whole(at, to);
            } else {
                at++;
            }
        }
    }

    /** Behind a comment or a character. */
    private int skipped(int at) {
        if (source.startsWith("//", at)) {
            return end("\n", at);
        }
        if (source.startsWith("/*", at)) {
            return end("*/", at);
        }
        if (source.charAt(at) == '\'') {
            return end("'", source.charAt(at + 1) == '\\' ? at + 3 : at + 2);
        }
        return at;
    }

    private int end(String sign, int from) {
        int found = source.indexOf(sign, from);
        return found < 0 ? source.length() : found + sign.length();
    }

    /** A text with all that is joined to it. */
    private int whole(int from, int to) {
        StringBuilder text = new StringBuilder();
        int at = literal(from, text);
        while (true) {
            int sign = blank(at, to);
            if (sign >= to || source.charAt(sign) != '+') {
                texts.add(text.toString());
                return at;
            }
            int operand = blank(sign + 1, to);
            if (source.charAt(operand) == '"' && !isCalled(operand)) {
                at = literal(operand, text);
            } else {
                at = behindOperand(operand, to);
                read(operand, at);
                text.append(PUT_IN);
            }
        }
    }

    private boolean isCalled(int literal) {
        return source.startsWith(".", blank(literal(literal, new StringBuilder()), source.length()));
    }

    private int blank(int from, int to) {
        int at = from;
        while (at < to && (Character.isWhitespace(source.charAt(at)) || source.charAt(at) == '/')) {
            at = Math.max(at + 1, skipped(at));
        }
        return at;
    }

    private int literal(int from, StringBuilder text) {
        if (source.startsWith("\"\"\"", from)) {
            int end = source.indexOf("\"\"\"", from + 3);
            text.append(source, from + 3, end);
            return end + 3;
        }
        int at = from + 1;
        while (source.charAt(at) != '"') {
            if (source.charAt(at) == '\\') {
                text.append(source.charAt(at + 1) == 'n' ? '\n' : source.charAt(at + 1));
                at += 2;
            } else {
                text.append(source.charAt(at++));
            }
        }
        return at + 1;
    }

    private int behindOperand(int from, int to) {
        int depth = 0;
        int at = from;
        while (at < to) {
            int behind = skipped(at);
            char sign = source.charAt(at);
            if (behind > at) {
                at = behind;
                continue;
            }
            if (sign == '"') {
                at = literal(at, new StringBuilder());
                continue;
            }
            if (depth == 0
                    && (sign == '+' || sign == ',' || sign == ';' || sign == ')' || sign == '?' || sign == ':')) {
                return at;
            }
            depth += sign == '(' || sign == '{' ? 1 : sign == ')' || sign == '}' ? -1 : 0;
            at++;
        }
        return at;
    }
}
