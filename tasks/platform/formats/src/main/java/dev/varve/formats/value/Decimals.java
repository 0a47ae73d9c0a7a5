package dev.varve.formats.value;

import dev.varve.formats.RowValues;
import dev.varve.formats.bytes.Digits;
import dev.varve.formats.refusal.Misfit;
import dev.varve.formats.refusal.Reason;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** Exact decimals; zeros at the end of a fraction are no digits, and an exponent only moves the point. */
final class Decimals extends ValueParser {
    private final int precision;
    private final int scale;
    private final NumberText number = new NumberText();

    Decimals(int precision, int scale) {
        this.precision = precision;
        this.scale = scale;
    }

    @Override
    public Misfit parse(byte[] text, int from, int to, RowValues into, int place) {
        if (to - from <= RowValues.LONG_DIGITS
                && precision <= RowValues.LONG_DIGITS
                && plain(text, from, to, into, place)) {
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
            long unscaled = number.digits * Digits.tenTo(shift);
            return put(into, place, number.negative ? -unscaled : unscaled);
        }
        into.decimal(place, new BigDecimal(significant(text, from, to)).setScale(scale));
        return null;
    }

    /** The quick way for digits and a point that fit as they stand. @return false where they are to be looked at closely */
    private boolean plain(byte[] text, int from, int to, RowValues into, int place) {
        boolean negative = from < to && text[from] == '-';
        int first = negative ? from + 1 : from;
        int point = Digits.end(text, first, to);
        int fraction = Math.max(0, to - point - 1);
        long digits = Digits.number(text, first, point);
        long part = fraction == 0 ? 0 : Digits.number(text, point + 1, to);
        if ((digits | part) < 0
                || point < to && text[point] != '.'
                || fraction > scale
                || point - first > precision - scale) {
            return false;
        }
        digits = (digits * Digits.tenTo(fraction) + part) * Digits.tenTo(scale - fraction);
        into.number(place, negative ? -digits : digits);
        return true;
    }

    private Misfit put(RowValues into, int place, long unscaled) {
        if (precision <= RowValues.LONG_DIGITS) {
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
