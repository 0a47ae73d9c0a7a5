package dev.varve.formats.value;

import dev.varve.formats.RowValues;
import dev.varve.formats.moment.Iso;
import dev.varve.formats.moment.IsoDay;
import dev.varve.formats.moment.Moment;
import dev.varve.formats.moment.TimePattern;
import dev.varve.formats.refusal.Misfit;
import dev.varve.formats.refusal.Reason;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates that exist, written as declared; a time beside the date would be lost, so only midnight may stand there. */
final class Dates extends ValueParser {
    /** Behind the date; the zone whose midnight it is does not change the day that is written. */
    private static final Pattern MIDNIGHT = Pattern.compile(
            "(?:[T ] ?(?:00?:00(?::00(?:[.,]0{1,9})?)?)(?: ?(?:Z|UTC|GMT|[+-]\\d\\d(?::?\\d\\d)?))?| 12:00(?::00)? ?(?:AM|am|a\\.m\\.))$");

    /** Longer texts are no dates. */
    private static final int LONGEST = 80;

    private static final Pattern TIME = Pattern.compile("[T ] ?\\d\\d?:\\d\\d(?::\\d\\d(?:[.,]\\d+)?)?.{0,12}$");
    private final TimePattern[] writings;
    private final Moment moment = new Moment();
    private final boolean iso;
    private final IsoDay isoDay = new IsoDay();

    Dates(List<String> formats, int pivot) {
        writings = TimePattern.of(formats, Iso.DATE, pivot);
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
            int end = end(MIDNIGHT, text, from, to);
            if (end < 0 || !TimePattern.read(writings, text, from, end, moment)) {
                int day = end(TIME, text, from, to);
                boolean timed = day >= 0 && TimePattern.read(writings, text, from, day, moment);
                return timed
                        ? lost(text, from, to)
                        : Misfit.of(
                                Reason.NOT_A_DATE, text, from, to, "is not a date as the column's format writes it");
            }
        }
        if ((moment.hour | moment.minute | moment.second | moment.nano) != 0) {
            return lost(text, from, to);
        }
        into.number(place, moment.day());
        return null;
    }

    private static Misfit lost(byte[] text, int from, int to) {
        return Misfit.of(Reason.NOT_A_DATE, text, from, to, "has a time that a date would lose");
    }

    /** @return where the date ends that a time stands behind; -1 where there is none */
    private static int end(Pattern time, byte[] text, int from, int to) {
        if (to - from > LONGEST) {
            return -1;
        }
        // A byte a character, so that places are the same.
        Matcher matcher = time.matcher(new String(text, from, to - from, StandardCharsets.ISO_8859_1));
        return matcher.find() ? from + matcher.start() : -1;
    }
}
