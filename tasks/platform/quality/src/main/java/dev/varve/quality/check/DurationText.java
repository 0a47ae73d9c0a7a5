package dev.varve.quality.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A duration in its two greatest units: {@code 1 day 3 hours}. */
public final class DurationText {

    private DurationText() {}

    public static String words(Duration age) {
        if (age.isNegative()) {
            return "minus " + words(age.negated());
        }
        List<String> parts = new ArrayList<>();
        add(parts, age.toDays(), "day");
        add(parts, age.toHoursPart(), "hour");
        add(parts, age.toMinutesPart(), "minute");
        add(parts, age.toSecondsPart(), "second");
        return parts.isEmpty() ? "0 seconds" : String.join(" ", parts.subList(0, Math.min(2, parts.size())));
    }

    private static void add(List<String> parts, long count, String unit) {
        if (count > 0) {
            parts.add(count + " " + unit + (count == 1 ? "" : "s"));
        }
    }
}
