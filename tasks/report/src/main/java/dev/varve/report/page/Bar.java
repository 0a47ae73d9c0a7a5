package dev.varve.report.page;

import java.util.ArrayList;
import java.util.List;

/** A stacked bar: 1000 units long, parts in proportion, every part that is not 0 at least visible. */
record Bar(List<Part> parts) {
    static final int LENGTH = 1000;
    private static final int LEAST = 8;

    /** @param kind its colour and its word */
    record Part(String kind, long value, int start, int length) {}

    /** @param kinds of the values, in the same order; negative values count as 0 */
    static Bar of(List<String> kinds, long... values) {
        double total = 0;
        int shown = 0;
        for (long value : values) {
            total += Math.max(0, value);
            shown += value > 0 ? 1 : 0;
        }
        List<Part> parts = new ArrayList<>();
        int start = 0;
        int free = LENGTH - LEAST * shown;
        for (int i = 0; i < values.length; i++) {
            if (values[i] > 0) {
                boolean last = --shown == 0;
                int length = last ? LENGTH - start : LEAST + (int) Math.floor(free * (values[i] / total));
                parts.add(new Part(kinds.get(i), values[i], start, length));
                start += length;
            }
        }
        return new Bar(parts);
    }
}
