package dev.varve.formats.value;

import dev.varve.contract.Column.LocalTimeRule;
import dev.varve.formats.RowValues;
import dev.varve.formats.moment.Iso;
import dev.varve.formats.moment.IsoDay;
import dev.varve.formats.moment.Moment;
import dev.varve.formats.moment.TimePattern;
import dev.varve.formats.moment.ZoneNames;
import dev.varve.formats.refusal.Misfit;
import dev.varve.formats.refusal.Reason;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Points in time, as UTC in microseconds. An offset in the text, or a zone by a name that is known, wins over the column's zone. A local time that the zone
 * repeats or skips is one of two instants: earlier is the one that comes first.
 */
final class Timestamps extends ValueParser {
    private static final long DAY = 86_400_000_000L;
    /** Of {@code 2020-02-29T17:05:09}. */
    private static final int TO_SECONDS = 19;
    /** A {@code Z} stands behind a time, and not apart. */
    private static final int SHORTEST_NAME = 2;

    private final TimePattern[] writings;
    private final ZoneId zone;
    private final LocalTimeRule rule;
    private final Moment moment = new Moment();
    private final IsoDay isoDay = new IsoDay();
    /** Microseconds east of Greenwich, where all texts are ISO 8601 first and the zone has one offset. */
    private final long offset;

    private final boolean quick;

    private final ZoneNames names;

    Timestamps(List<String> formats, int pivot, ZoneId zone, LocalTimeRule rule, ZoneNames names) {
        this.writings = TimePattern.of(formats, Iso.TIMESTAMP, pivot, names);
        this.names = names;
        this.zone = zone.normalized();
        this.rule = rule;
        this.quick = writings[0] == Iso.TIMESTAMP && this.zone instanceof ZoneOffset;
        this.offset = this.zone instanceof ZoneOffset fixed ? fixed.getTotalSeconds() * 1_000_000L : 0;
    }

    @Override
    public Misfit parse(byte[] text, int from, int to, RowValues into, int place) {
        if (quick && to - from >= TO_SECONDS && (text[from + 10] == ' ' || text[from + 10] == 'T')) {
            long day = isoDay.of(text, from);
            long time = Iso.micros(text, from + 11, to);
            if (day != IsoDay.NONE && time >= 0) {
                into.number(place, day * DAY + time - offset);
                return null;
            }
        }
        if (!TimePattern.read(writings, text, from, to, moment) && !isIsoWithName(text, from, to)) {
            return misfit(text, from, to);
        }
        if (moment.finerThanMicroseconds()) {
            return Misfit.of(Reason.TOO_MANY_DIGITS, text, from, to, "is finer than microseconds");
        }
        long local = moment.day() * DAY + moment.micros();
        ZoneId in = moment.zone == null ? zone : moment.zone;
        if (in instanceof ZoneOffset offset) {
            into.number(place, local - offset.getTotalSeconds() * 1_000_000L);
            return null;
        }
        ZoneRules rules = in.getRules();
        LocalDateTime time = moment.local();
        List<ZoneOffset> offsets = rules.getValidOffsets(time);
        int seconds;
        if (offsets.size() == 1) {
            seconds = offsets.getFirst().getTotalSeconds();
        } else if (rule == LocalTimeRule.REJECT) {
            return offsets.isEmpty()
                    ? Misfit.of(
                            Reason.SKIPPED_LOCAL_TIME, text, from, to, "does not exist in " + in + ", which skips it")
                    : Misfit.of(Reason.REPEATED_LOCAL_TIME, text, from, to, "happened twice in " + in);
        } else {
            ZoneOffsetTransition transition = rules.getTransition(time);
            int before = transition.getOffsetBefore().getTotalSeconds();
            int after = transition.getOffsetAfter().getTotalSeconds();
            seconds = rule == LocalTimeRule.EARLIER ? Math.max(before, after) : Math.min(before, after);
        }
        into.number(place, local - seconds * 1_000_000L);
        return null;
    }

    /** ISO 8601 has no names; programs write them behind it all the same: {@code 2020-02-29 17:05:09 UTC}. */
    private boolean isIsoWithName(byte[] text, int from, int to) {
        int end = to;
        while (end > from && (text[end - 1] | 0x20) >= 'a' && (text[end - 1] | 0x20) <= 'z') {
            end--;
        }
        boolean iso = Arrays.asList(writings).contains(Iso.TIMESTAMP);
        if (!iso || to - end < SHORTEST_NAME || end - 1 <= from || text[end - 1] != ' ') {
            return false;
        }
        moment.clear();
        if (!Iso.TIMESTAMP.read(text, from, end - 1, moment) || moment.zone != null || !moment.exists()) {
            return false;
        }
        String name = new String(text, end, to - end, StandardCharsets.US_ASCII);
        moment.zone = names.zone(name, moment.local()).orElse(null);
        return moment.zone != null;
    }

    private Misfit misfit(byte[] text, int from, int to) {
        Optional<String> name = names.unknown(writings, text, from, to);
        return name.isPresent()
                ? Misfit.of(
                        Reason.UNKNOWN_ZONE,
                        text,
                        from,
                        to,
                        "names the zone " + name.get() + ", which is not declared: add it to `zone_names`, such as {"
                                + name.get() + ": \"-04:00\"}, or declare the `zone` that has this name")
                : Misfit.of(
                        Reason.NOT_A_TIMESTAMP, text, from, to, "is not a timestamp as the column's format writes it");
    }
}
