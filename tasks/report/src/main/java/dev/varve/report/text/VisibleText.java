package dev.varve.report.text;

/**
 * Makes every character visible that a browser would not show or that reorders its neighbours: control characters, bidi
 * overrides, zero-width characters, lone surrogates. Applied to the whole page, so that no value escapes it.
 */
public final class VisibleText {
    private VisibleText() {}

    public static String of(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\n' || c == '\t' || !hidden(c)) {
                visible.appendCodePoint(c);
            } else if (c < 0x20) {
                visible.appendCodePoint(0x2400 + c);
            } else {
                visible.append("⟨U+%04X⟩".formatted(c));
            }
        });
        return visible.toString();
    }

    /** Whether a browser or a terminal would not show it, or let it move others. */
    public static boolean hidden(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
