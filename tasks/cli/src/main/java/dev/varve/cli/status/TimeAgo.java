package dev.varve.cli.status;

import java.time.Duration;

/** How long ago, in the unit people would say it in. */
final class TimeAgo {
    private TimeAgo() {}

    static String text(Duration age) {
        if (age.isNegative()) {
            return "in " + text(age.negated());
        }
        if (age.toHours() < 2) {
            return counted(age.toMinutes(), "minute");
        }
        if (age.toDays() < 2) {
            return counted(age.toHours(), "hour");
        }
        if (age.toDays() < 61) {
            return counted(age.toDays(), "day");
        }
        return age.toDays() < 730 ? counted(age.toDays() / 30, "month") : counted(age.toDays() / 365, "year");
    }

    private static String counted(long count, String unit) {
        return count + " " + unit + (count == 1 ? "" : "s");
    }
}
