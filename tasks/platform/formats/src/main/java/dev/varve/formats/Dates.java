package dev.varve.formats;

import java.util.List;

/** Dates that exist, written as declared; a time beside the date would be lost, so only midnight may stand there. */
final class Dates implements ValueParser {
    private final Writing[] writings;
    private final Moment moment = new Moment();

    Dates(List<String> formats) {
        writings = Writing.of(formats, Iso.DATE);
    }

    @Override
    public Misfit parse(byte[] text, int from, int to, Values into, int place) {
        if (!Writing.read(writings, text, from, to, moment)) {
            return Misfit.of(Reason.NOT_A_DATE, text, from, to, "is not a date as the column's format writes it");
        }
        if ((moment.hour | moment.minute | moment.second | moment.nano) != 0) {
            return Misfit.of(Reason.NOT_A_DATE, text, from, to, "has a time that a date would lose");
        }
        into.number(place, moment.day());
        return null;
    }
}
