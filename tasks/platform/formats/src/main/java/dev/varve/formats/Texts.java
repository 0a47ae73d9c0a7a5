package dev.varve.formats;

import java.nio.charset.StandardCharsets;

/** Text as it stands, up to a number of UTF-8 bytes. */
final class Texts implements ValueParser {
    private final int limit;

    Texts(int limit) {
        this.limit = limit == 0 ? Integer.MAX_VALUE : limit;
    }

    @Override
    public Object parse(byte[] text, int from, int to) {
        if (to - from > limit) {
            return Misfit.of(
                    Reason.TOO_LONG, text, from, to, "has " + (to - from) + " bytes, and " + limit + " may be stored");
        }
        return new String(text, from, to - from, StandardCharsets.UTF_8);
    }

    @Override
    public Object parse(String text) {
        int length = Utf8.length(text);
        if (length < 0) {
            return Misfit.of(Reason.INVALID_ENCODING, text, "has half of a surrogate pair, which is no character");
        }
        return length > limit
                ? Misfit.of(Reason.TOO_LONG, text, "has " + length + " bytes, and " + limit + " may be stored")
                : text;
    }
}
