package dev.varve.derive;

import dev.varve.contract.AsOf;
import dev.varve.warehouse.Cells;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.Warehouse;
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

    /** Those of a dataset. @param pending loads to count as if they were accepted */
    static SortedMap<LocalDate, Instant> all(Warehouse warehouse, Dataset dataset, List<Long> pending) {
        return between(warehouse, dataset, Sql.named("snapshot/ever_accepted").with("pending", SqlNames.ids(pending)));
    }

    /** Those of them that loads published by now did not make. */
    static SortedMap<LocalDate, Instant> fresh(
            Warehouse warehouse, Dataset dataset, SortedMap<LocalDate, Instant> points) {
        SortedMap<LocalDate, Instant> fresh = new TreeMap<>(points);
        between(warehouse, dataset, Sql.named("snapshot/published_bounds"))
                .keySet()
                .forEach(fresh::remove);
        return fresh;
    }

    private static SortedMap<LocalDate, Instant> between(Warehouse warehouse, Dataset dataset, Sql bounds) {
        Cells times = warehouse.query(bounds.with("dataset", dataset.name())).getFirst();
        return between(
                dataset.contract().asOf(),
                dataset.contract().zone(),
                Optional.ofNullable(times.time(0)),
                Optional.ofNullable(times.time(1)));
    }

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
