package dev.varve.formats.value;

import dev.varve.formats.RowValues;
import dev.varve.formats.bytes.Digits;
import dev.varve.formats.refusal.Misfit;
import dev.varve.formats.refusal.Reason;

/** Digits with at most one sign before them; zeros in front count for nothing, and neither do a point and zeros behind. */
public final class Integers extends ValueParser {
    static final Integers INTEGER = new Integers(true);
    public static final Integers BIGINT = new Integers(false);

    private final boolean narrow;

    private Integers(boolean narrow) {
        this.narrow = narrow;
    }

    @Override
    public Misfit parse(byte[] text, int from, int to, RowValues into, int place) {
        int i = from;
        boolean negative = i < to && text[i] == '-';
        if (negative || i < to && text[i] == '+') {
            i++;
        }
        if (i == to) {
            return misfit(text, from, to);
        }
        long quick = Digits.number(text, i, to);
        if (quick >= 0 && (!narrow || quick <= Integer.MAX_VALUE)) {
            into.number(place, negative ? -quick : quick);
            return null;
        }
        // Negative, because the range has one more number below zero than above it.
        long sum = 0;
        boolean over = false;
        int first = i;
        for (; i < to; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                if (text[i] == '.' && i > first && areZeros(text, i + 1, to)) {
                    break;
                }
                return misfit(text, from, to);
            }
            over |= sum < Long.MIN_VALUE / 10 || sum == Long.MIN_VALUE / 10 && digit > 8;
            sum = sum * 10 - digit;
        }
        over |= !negative && sum == Long.MIN_VALUE;
        long value = negative ? sum : -sum;
        if (over || narrow && value != (int) value) {
            return Misfit.of(Reason.OUT_OF_RANGE, text, from, to, "does not fit " + (narrow ? "integer" : "bigint"));
        }
        into.number(place, value);
        return null;
    }

    private static boolean areZeros(byte[] text, int from, int to) {
        int i = from;
        while (i < to && text[i] == '0') {
            i++;
        }
        return from < to && i == to;
    }

    private static Misfit misfit(byte[] text, int from, int to) {
        return Misfit.of(Reason.NOT_AN_INTEGER, text, from, to, "is not an integer");
    }
}
