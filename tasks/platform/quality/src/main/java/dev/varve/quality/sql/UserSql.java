package dev.varve.quality.sql;

import java.util.Locale;

/**
 * SQL that a contract brings. It is put into parentheses inside a statement that only reads, so it must not be able to
 * close them or to begin another statement.
 */
public final class UserSql {

    private final String text;
    private int at;
    private int depth;
    private int end = -1;

    private UserSql(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException where the text is anything but one condition */
    public static String condition(String text) {
        UserSql sql = new UserSql(text);
        sql.read();
        if (sql.end >= 0 || text.isBlank()) {
            throw new IllegalArgumentException("where must be one SQL condition without a semicolon: " + text);
        }
        return "(" + text.strip() + (text.contains("--") ? "\n)" : ")");
    }

    /**
     * @return the query without a semicolon at its end
     * @throws IllegalArgumentException where the text is anything but one SELECT, WITH in front of it or not
     */
    public static String query(String text) {
        UserSql sql = new UserSql(text);
        sql.read();
        String query = (sql.end < 0 ? text : text.substring(0, sql.end)).strip();
        String first = sql.firstWord();
        if (!first.equals("select") && !first.equals("with")) {
            throw new IllegalArgumentException(
                    "a check in SQL must be one SELECT (WITH may stand before it), but starts with "
                            + (first.isEmpty() ? "nothing" : first));
        }
        return query;
    }

    private void read() {
        while (at < text.length()) {
            if (skipsQuoted() || skipsComment()) {
                continue;
            }
            char c = text.charAt(at++);
            if (end >= 0 && !Character.isWhitespace(c)) {
                throw new IllegalArgumentException("must be one statement, but goes on after its semicolon");
            }
            switch (c) {
                case '(' -> depth++;
                case ')' -> depth--;
                case ';' -> end = at - 1;
                default -> {}
            }
            if (depth < 0) {
                throw new IllegalArgumentException("closes a parenthesis that it did not open");
            }
        }
        if (depth > 0) {
            throw new IllegalArgumentException("opens a parenthesis that it does not close");
        }
    }

    private boolean skipsQuoted() {
        char c = text.charAt(at);
        if (end >= 0 && (c == '\'' || c == '"' || c == '$')) {
            throw new IllegalArgumentException("must be one statement, but goes on after its semicolon");
        }
        if (c == '\'' || c == '"') {
            boolean escapes = c == '\'' && at > 0 && "eE".indexOf(text.charAt(at - 1)) >= 0 && !isWord(at - 2);
            skipTo(c, escapes);
            return true;
        }
        if (c == '$' && !isWord(at - 1)) {
            int close = text.indexOf('$', at + 1);
            if (close >= 0 && text.substring(at + 1, close).matches("([A-Za-z_]\\w*)?")) {
                String tag = text.substring(at, close + 1);
                int next = text.indexOf(tag, close + 1);
                at = next < 0 ? unclosed(tag) : next + tag.length();
                return true;
            }
        }
        return false;
    }

    private void skipTo(char quote, boolean escapes) {
        for (int i = at + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (escapes && c == '\\') {
                i++;
            } else if (c == quote) {
                at = i + 1;
                return;
            }
        }
        unclosed(String.valueOf(quote));
    }

    private boolean skipsComment() {
        if (text.startsWith("--", at)) {
            int line = text.indexOf('\n', at);
            at = line < 0 ? text.length() : line;
            return true;
        }
        if (!text.startsWith("/*", at)) {
            return false;
        }
        int nested = 0;
        while (at < text.length()) {
            if (text.startsWith("/*", at)) {
                nested++;
                at += 2;
            } else if (text.startsWith("*/", at)) {
                nested--;
                at += 2;
                if (nested == 0) {
                    return true;
                }
            } else {
                at++;
            }
        }
        unclosed("/*");
        return true;
    }

    private boolean isWord(int position) {
        return position >= 0
                && (Character.isLetterOrDigit(text.charAt(position)) || "_$".indexOf(text.charAt(position)) >= 0);
    }

    private String firstWord() {
        at = 0;
        while (at < text.length() && (Character.isWhitespace(text.charAt(at)) || skipsComment())) {
            if (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }
        int start = at;
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at).toLowerCase(Locale.ROOT);
    }

    private static int unclosed(String mark) {
        throw new IllegalArgumentException("has no end to what " + mark + " begins");
    }
}
