package dev.varve.formats.value;

import dev.varve.formats.RowValues;
import dev.varve.formats.refusal.Misfit;
import dev.varve.formats.refusal.Reason;
import java.util.Arrays;
import java.util.Base64;

/** Bytes in Base64 (RFC 4648, padded, without line breaks). */
final class Binaries extends ValueParser {

    @Override
    public Misfit parse(byte[] text, int from, int to, RowValues into, int place) {
        byte[] written = Arrays.copyOfRange(text, from, to);
        try {
            byte[] bytes = Base64.getDecoder().decode(written);
            // The decoder forgives missing padding and stray bits; encoding again does not.
            if (Arrays.equals(Base64.getEncoder().encode(bytes), written)) {
                into.bytes(place, bytes);
                return null;
            }
        } catch (IllegalArgumentException _) {
            // Told below.
        }
        return Misfit.of(Reason.NOT_BINARY, text, from, to, "is not Base64");
    }
}
