package dev.varve.derive;

import dev.varve.contract.AsOf;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The predetermined points that exist: each the midnight that ends its day. */
final class AsOfPoints {
    private AsOfPoints() {}

    /**
     * Points with a load before them and a load at or after them.
     *
     * @param first smallest and
     * @param last greatest {@code received_at} of the loads that were ever accepted
     * @return the instant by the day it ends
     */
    static SortedMap<LocalDate, Instant> between(
            List<AsOf> rules, ZoneId zone, Optional<Instant> first, Optional<Instant> last) {
        SortedMap<LocalDate, Instant> points = new TreeMap<>();
        if (first.isEmpty() || last.isEmpty()) {
            return points;
        }
        LocalDate start = first.get().atZone(zone).toLocalDate();
        for (AsOf rule : rules) {
            switch (rule) {
                case AsOf.On(LocalDate day) -> add(points, day, zone, first.get(), last.get());
                case AsOf.Every every -> {
                    LocalDate day = endOf(every, start);
                    while (!ends(day, zone).isAfter(last.get())) {
                        add(points, day, zone, first.get(), last.get());
                        day = endOf(every, day.plusDays(1));
                    }
                }
            }
        }
        return points;
    }

    private static void add(
            SortedMap<LocalDate, Instant> points, LocalDate day, ZoneId zone, Instant first, Instant last) {
        Instant at = ends(day, zone);
        if (at.isAfter(first) && !at.isAfter(last)) {
            points.put(day, at);
        }
    }

    static Instant ends(LocalDate day, ZoneId zone) {
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    private static LocalDate endOf(AsOf.Every every, LocalDate day) {
        return switch (every) {
            case DAY_END -> day;
            case WEEK_END -> day.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
            case MONTH_END -> day.with(TemporalAdjusters.lastDayOfMonth());
            case QUARTER_END ->
                day.withDayOfMonth(1)
                        .plusMonths(2 - (day.getMonthValue() - 1) % 3)
                        .with(TemporalAdjusters.lastDayOfMonth());
            case YEAR_END -> day.with(TemporalAdjusters.lastDayOfYear());
        };
    }
}
