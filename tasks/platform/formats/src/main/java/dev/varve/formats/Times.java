package dev.varve.formats;

import java.util.List;

/** Times of day up to microseconds. */
final class Times extends ValueParser {
    private final Writing[] writings;
    private final Moment moment = new Moment();

    Times(List<String> formats) {
        writings = Writing.of(formats, Iso.TIME);
    }

    @Override
    Misfit parse(byte[] text, int from, int to, Values into, int place) {
        if (!Writing.read(writings, text, from, to, moment) || !moment.time) {
            return Misfit.of(Reason.NOT_A_TIME, text, from, to, "is not a time as the column's format writes it");
        }
        if (moment.finerThanMicroseconds()) {
            return Misfit.of(Reason.TOO_MANY_DIGITS, text, from, to, "is finer than microseconds");
        }
        into.number(place, moment.micros());
        return null;
    }
}
