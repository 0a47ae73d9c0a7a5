package dev.varve.formats.value;

import dev.varve.contract.name.ElapsedTime;
import dev.varve.formats.RowValues;
import dev.varve.formats.refusal.Misfit;
import dev.varve.formats.refusal.Reason;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Lengths of time up to microseconds, as {@link ElapsedTime} reads them; a number alone has no unit. */
final class Durations extends ValueParser {
    private static final int HOUR_DIGITS = 6;

    @Override
    public Misfit parse(byte[] text, int from, int to, RowValues into, int place) {
        long seconds = clock(text, from, to);
        if (seconds >= 0) {
            into.number(place, seconds * 1_000_000);
            return null;
        }
        return parse(new String(text, from, to - from, StandardCharsets.UTF_8), into, place);
    }

    @Override
    public Misfit parse(String text, RowValues into, int place) {
        Optional<BigDecimal> seconds = ElapsedTime.seconds(text);
        if (seconds.isEmpty()) {
            return Misfit.of(Reason.NOT_A_DURATION, text, "is no length of time such as 25:30:00 or PT25H30M");
        }
        if (ElapsedTime.isTooLong(seconds.get())) {
            return Misfit.of(Reason.OUT_OF_RANGE, text, "is longer than 12 digits of seconds tell");
        }
        if (ElapsedTime.isFiner(seconds.get())) {
            return Misfit.of(Reason.TOO_MANY_DIGITS, text, "is finer than microseconds");
        }
        into.number(place, seconds.get().movePointRight(6).longValueExact());
        return null;
    }

    /** The quick way for hours, minutes and seconds. @return -1 where the text is another */
    private static long clock(byte[] text, int from, int to) {
        int colon = to - 6;
        if (colon <= from || colon - from > HOUR_DIGITS || text[colon] != ':' || text[colon + 3] != ':') {
            return -1;
        }
        long hours = 0;
        for (int i = from; i < colon; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            hours = hours * 10 + digit;
        }
        int minutes = sixtieths(text, colon + 1);
        int seconds = sixtieths(text, colon + 4);
        return (minutes | seconds) < 0 ? -1 : (hours * 60 + minutes) * 60 + seconds;
    }

    private static int sixtieths(byte[] text, int at) {
        int tens = text[at] - '0';
        int ones = text[at + 1] - '0';
        return tens < 0 || tens > 5 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
    }
}
