package dev.varve.warehouse;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesProvider;
import java.util.ArrayList;
import java.util.List;

/**
 * The offsets of a zone as Java knows them, for tables that engines join: an engine has time zones of its own, of another version,
 * and is never asked for them. From 1850 to 2199; what lies outside counts as the nearest day within.
 */
public final class ZoneOffsets {
    public static final LocalDate FIRST = LocalDate.of(1850, 1, 1);
    /** The first day that is not covered. */
    public static final LocalDate LAST = LocalDate.of(2200, 1, 1);

    private ZoneOffsets() {}

    /**
     * A part of one month in which one offset holds.
     *
     * @param month its first day
     * @param east seconds from UTC to local time
     * @param turned when the zone turned to it (UTC); the beginning where it always had it
     * @param before seconds of the offset until then
     */
    public record Part(
            LocalDate month, LocalDateTime from, LocalDateTime to, int east, LocalDateTime turned, int before) {}

    /** The release of the tz database, such as {@code 2025b}. */
    public static String version() {
        return ZoneRulesProvider.getVersions("Europe/Paris").lastKey();
    }

    /** Parts of months of UTC. */
    public static List<Part> ofInstants(ZoneId zone) {
        return parts(zone, false);
    }

    /** Parts of months of local time, in which a time that comes twice is the first, and one that is skipped belongs to the offset after. */
    public static List<Part> ofLocalTimes(ZoneId zone) {
        return parts(zone, true);
    }

    private static List<Part> parts(ZoneId zone, boolean local) {
        ZoneRules rules = zone.getRules();
        List<Part> parts = new ArrayList<>();
        LocalDateTime end = LAST.atStartOfDay();
        LocalDateTime from = FIRST.atStartOfDay();
        LocalDateTime turned = from;
        Instant at = from.toInstant(ZoneOffset.UTC);
        ZoneOffset east = rules.getOffset(at);
        ZoneOffset before = east;
        while (from.isBefore(end)) {
            ZoneOffsetTransition next = rules.nextTransition(at);
            LocalDateTime turn = next == null ? end : LocalDateTime.ofInstant(next.getInstant(), ZoneOffset.UTC);
            LocalDateTime to = turn.plusSeconds(local && next != null ? east.getTotalSeconds() : 0);
            for (LocalDateTime start = from; start.isBefore(to) && start.isBefore(end); ) {
                LocalDate month = start.toLocalDate().withDayOfMonth(1);
                LocalDateTime stop = month.plusMonths(1).atStartOfDay();
                stop = stop.isBefore(to) ? stop : to;
                parts.add(new Part(month, start, stop, east.getTotalSeconds(), turned, before.getTotalSeconds()));
                start = stop;
            }
            if (next == null) {
                break;
            }
            from = to;
            turned = turn;
            at = next.getInstant();
            before = east;
            east = next.getOffsetAfter();
        }
        return parts;
    }
}
