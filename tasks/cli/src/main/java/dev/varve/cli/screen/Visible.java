package dev.varve.cli.screen;

import dev.varve.report.text.VisibleText;
import java.util.stream.Collectors;

/** Makes every character visible that would move the cursor, colour the terminal or reorder its neighbours. */
public final class Visible {
    private Visible() {}

    /** On one line: a line break is {@code \n}. */
    public static String line(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().forEach(c -> append(visible, c));
        return visible.toString();
    }

    /** Line breaks stay, and every line is indented. */
    public static String block(String text, String indent) {
        return text.lines().map(line -> indent + line(line)).collect(Collectors.joining("\n"));
    }

    private static void append(StringBuilder visible, int c) {
        switch (c) {
            case '\n' -> visible.append("\\n");
            case '\r' -> visible.append("\\r");
            case '\t' -> visible.append("\\t");
            default -> {
                if (VisibleText.hidden(c)) {
                    visible.append("\\u").append(String.format("%04x", c));
                } else {
                    visible.appendCodePoint(c);
                }
            }
        }
    }
}
