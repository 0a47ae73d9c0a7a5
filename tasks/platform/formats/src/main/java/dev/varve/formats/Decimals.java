package dev.varve.formats;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** Exact decimals; zeros at the end of a fraction are no digits, and an exponent only moves the point. */
final class Decimals extends ValueParser {
    private static final long[] TENS = new long[19];

    static {
        TENS[0] = 1;
        for (int i = 1; i < TENS.length; i++) {
            TENS[i] = TENS[i - 1] * 10;
        }
    }

    private final int precision;
    private final int scale;
    private final NumberText number = new NumberText();

    Decimals(int precision, int scale) {
        this.precision = precision;
        this.scale = scale;
    }

    @Override
    Misfit parse(byte[] text, int from, int to, Values into, int place) {
        if (to - from <= Values.LONG_DIGITS && precision <= Values.LONG_DIGITS && plain(text, from, to, into, place)) {
            return null;
        }
        if (!number.read(text, from, to)) {
            return Misfit.of(Reason.NOT_A_DECIMAL, text, from, to, "is not a decimal number");
        }
        if (number.count == 0) {
            return put(into, place, 0);
        }
        if (number.point > precision - scale) {
            return Misfit.of(Reason.OUT_OF_RANGE, text, from, to, "does not fit " + type());
        }
        long fraction = number.count - number.point;
        if (fraction > scale) {
            return Misfit.of(Reason.TOO_MANY_DIGITS, text, from, to, "has more digits after the point than " + type());
        }
        int shift = (int) (scale - fraction);
        if (number.count + shift <= 18) {
            long unscaled = number.digits * TENS[shift];
            return put(into, place, number.negative ? -unscaled : unscaled);
        }
        into.decimal(place, new BigDecimal(significant(text, from, to)).setScale(scale));
        return null;
    }

    /** The quick way for digits and a point that fit as they stand. @return false where they are to be looked at closely */
    private boolean plain(byte[] text, int from, int to, Values into, int place) {
        boolean negative = from < to && text[from] == '-';
        long digits = 0;
        int point = to;
        int first = negative ? from + 1 : from;
        for (int i = first; i < to; i++) {
            int digit = text[i] - '0';
            if (digit >= 0 && digit <= 9) {
                digits = digits * 10 + digit;
            } else if (text[i] == '.' && point == to) {
                point = i;
            } else {
                return false;
            }
        }
        int fraction = Math.max(0, to - point - 1);
        if (point == first || fraction > scale || point - first > precision - scale) {
            return false;
        }
        digits *= TENS[scale - fraction];
        into.number(place, negative ? -digits : digits);
        return true;
    }

    private Misfit put(Values into, int place, long unscaled) {
        if (precision <= Values.LONG_DIGITS) {
            into.number(place, unscaled);
        } else {
            into.decimal(place, BigDecimal.valueOf(unscaled, scale));
        }
        return null;
    }

    /** Without the zeros in front, whatever their number. */
    private static String significant(byte[] text, int from, int to) {
        String sign = text[from] == '-' ? "-" : "";
        int i = from;
        while (text[i] == '0' || text[i] == '+' || text[i] == '-') {
            i++;
        }
        return sign + new String(text, i, to - i, StandardCharsets.ISO_8859_1);
    }

    private String type() {
        return "decimal(" + precision + "," + scale + ")";
    }
}
