package dev.varve.cli.bench;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rounds of several ways to do the same, the first of which the others are measured by. */
final class Comparison {
    private final Map<String, List<Timings>> measured = new LinkedHashMap<>();

    void add(String name, Timings one) {
        measured.computeIfAbsent(name, none -> new ArrayList<>()).add(one);
    }

    /**
     * Medians, and the highest memory of all rounds.
     *
     * @param count of what was done in each, and its name
     */
    void print(PrintWriter out, long count, String unit) {
        double first = 0;
        for (Map.Entry<String, List<Timings>> entry : measured.entrySet()) {
            double seconds = Timings.median(entry.getValue()).seconds();
            first = first == 0 ? seconds : first;
            long peak = entry.getValue().stream()
                    .mapToLong(Timings::peakBytes)
                    .max()
                    .orElse(0);
            out.printf(
                    "%-24s %6.2f s  %4.2f × (a)  %,11.0f %s/s  peak %,d MB%n",
                    entry.getKey(), seconds, seconds / first, count / seconds, unit, peak >> 20);
        }
    }

    void draw(BarChart bars, String title) {
        bars.group(title);
        measured.forEach((name, all) -> bars.bar(name, Timings.median(all).seconds()));
    }
}
