package dev.varve.formats.value;

import dev.varve.formats.RowValues;
import dev.varve.formats.refusal.Misfit;
import dev.varve.formats.refusal.Reason;
import java.nio.charset.StandardCharsets;

/**
 * The nearest double; a number too large or too small for any is out of range. Of words, only {@code NaN},
 * {@code Infinity} and {@code -Infinity}.
 */
final class Doubles extends ValueParser {
    private static final double[] TENS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private final NumberText number = new NumberText();

    @Override
    public Misfit parse(byte[] text, int from, int to, RowValues into, int place) {
        if (!number.read(text, from, to)) {
            return word(text, from, to, into, place);
        }
        if (number.count == 0) {
            into.real(place, number.negative ? -0.0 : 0.0);
            return null;
        }
        // Fifteen digits and a power of ten that a double holds exactly need one rounding, the right one.
        long exponent = number.point - number.count;
        if (number.count <= 15 && exponent >= -22 && exponent <= 22) {
            double value = exponent < 0 ? number.digits / TENS[(int) -exponent] : number.digits * TENS[(int) exponent];
            into.real(place, number.negative ? -value : value);
            return null;
        }
        double value = Double.parseDouble(new String(text, from, to - from, StandardCharsets.ISO_8859_1));
        if (Double.isInfinite(value) || value == 0) {
            return Misfit.of(Reason.OUT_OF_RANGE, text, from, to, "does not fit double");
        }
        into.real(place, value);
        return null;
    }

    private static Misfit word(byte[] text, int from, int to, RowValues into, int place) {
        if (to - from <= 9) {
            switch (new String(text, from, to - from, StandardCharsets.ISO_8859_1)) {
                case "NaN":
                    into.real(place, Double.NaN);
                    return null;
                case "Infinity":
                    into.real(place, Double.POSITIVE_INFINITY);
                    return null;
                case "-Infinity":
                    into.real(place, Double.NEGATIVE_INFINITY);
                    return null;
                default:
                    break;
            }
        }
        return Misfit.of(Reason.NOT_A_DOUBLE, text, from, to, "is not a number");
    }
}
