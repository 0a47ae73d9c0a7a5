package dev.varve.formats.value;

import dev.varve.contract.name.ElapsedTime;
import dev.varve.formats.RowValues;
import dev.varve.formats.moment.Iso;
import dev.varve.formats.moment.Moment;
import dev.varve.formats.moment.TimePattern;
import dev.varve.formats.refusal.Misfit;
import dev.varve.formats.refusal.Reason;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Times of day up to microseconds. */
final class Times extends ValueParser {
    /** In microseconds. */
    private static final long DAY = 86_400_000_000L;

    private final TimePattern[] writings;
    private final Moment moment = new Moment();

    Times(List<String> formats) {
        writings = TimePattern.of(formats, Iso.TIME, TimePattern.PIVOT);
    }

    @Override
    public Misfit parse(byte[] text, int from, int to, RowValues into, int place) {
        if (!TimePattern.read(writings, text, from, to, moment) || !moment.time) {
            return misfit(new String(text, from, to - from, StandardCharsets.UTF_8));
        }
        if (moment.finerThanMicroseconds()) {
            return Misfit.of(Reason.TOO_MANY_DIGITS, text, from, to, "is finer than microseconds");
        }
        into.number(place, moment.micros());
        return null;
    }

    private static Misfit misfit(String text) {
        return Misfit.of(
                Reason.NOT_A_TIME,
                text,
                ElapsedTime.micros(text).orElse(0) >= DAY
                        ? "is past the end of a day; declare duration if hours go on after midnight"
                        : "is not a time as the column's format writes it");
    }
}
