package dev.varve.report.page;

import dev.varve.report.text.VisibleText;

/** Bytes of page left for samples and statements, so that a bad day still makes a report that opens at once. */
final class Budget {
    private static final int MARKUP = 10;
    private static final int ESCAPED = 8;
    private long left;

    Budget(long bytes) {
        left = bytes;
    }

    /** Takes what the texts need, or nothing where they no longer fit. */
    boolean take(Iterable<String> texts) {
        long cost = 0;
        for (String text : texts) {
            cost += MARKUP
                    + (text == null
                            ? 0
                            : text.codePoints().mapToLong(Budget::cost).sum());
        }
        if (cost > left) {
            return false;
        }
        left -= cost;
        return true;
    }

    private static long cost(int c) {
        if (c < 0x80) {
            return c < ' ' || c == 0x7f || "<>&\"'".indexOf(c) >= 0 ? ESCAPED : 1;
        }
        return VisibleText.hidden(c) ? 2 * ESCAPED : 4;
    }
}
