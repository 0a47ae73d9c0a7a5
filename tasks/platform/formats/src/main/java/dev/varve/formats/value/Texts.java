package dev.varve.formats.value;

import dev.varve.formats.RowValues;
import dev.varve.formats.bytes.Utf8;
import dev.varve.formats.refusal.Misfit;
import dev.varve.formats.refusal.Reason;

/** Text as it stands, up to a number of UTF-8 bytes. */
final class Texts extends ValueParser {
    private final int limit;

    Texts(int limit) {
        this.limit = limit == 0 ? Integer.MAX_VALUE : limit;
    }

    @Override
    public Misfit parse(byte[] text, int from, int to, RowValues into, int place) {
        if (to - from > limit) {
            return Misfit.of(
                    Reason.TOO_LONG, text, from, to, "has " + (to - from) + " bytes, and " + limit + " may be stored");
        }
        into.bytes(place, text, from, to);
        return null;
    }

    @Override
    public Misfit parse(String text, RowValues into, int place) {
        int length = Utf8.length(text);
        if (length < 0) {
            return Misfit.of(Reason.INVALID_ENCODING, text, "has half of a surrogate pair, which is no character");
        }
        if (length > limit) {
            return Misfit.of(Reason.TOO_LONG, text, "has " + length + " bytes, and " + limit + " may be stored");
        }
        into.text(place, text);
        return null;
    }
}
