package dev.varve.formats.value;

import dev.varve.formats.RowValues;
import dev.varve.formats.moment.Iso;
import dev.varve.formats.moment.IsoDay;
import dev.varve.formats.moment.Moment;
import dev.varve.formats.moment.TimePattern;
import dev.varve.formats.refusal.Misfit;
import dev.varve.formats.refusal.Reason;
import java.util.List;

/** Dates that exist, written as declared; a time beside the date would be lost, so only midnight may stand there. */
final class Dates extends ValueParser {
    private final TimePattern[] writings;
    private final Moment moment = new Moment();
    private final boolean iso;
    private final IsoDay isoDay = new IsoDay();

    Dates(List<String> formats) {
        writings = TimePattern.of(formats, Iso.DATE);
        iso = writings[0] == Iso.DATE;
    }

    @Override
    public Misfit parse(byte[] text, int from, int to, RowValues into, int place) {
        if (iso && to - from == 10) {
            long day = isoDay.of(text, from);
            if (day != IsoDay.NONE) {
                into.number(place, day);
                return null;
            }
        }
        if (!TimePattern.read(writings, text, from, to, moment)) {
            return Misfit.of(Reason.NOT_A_DATE, text, from, to, "is not a date as the column's format writes it");
        }
        if ((moment.hour | moment.minute | moment.second | moment.nano) != 0) {
            return Misfit.of(Reason.NOT_A_DATE, text, from, to, "has a time that a date would lose");
        }
        into.number(place, moment.day());
        return null;
    }
}
