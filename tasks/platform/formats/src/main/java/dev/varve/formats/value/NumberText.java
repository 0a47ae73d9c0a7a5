package dev.varve.formats.value;

/**
 * The parts of a number written with digits, at most one point and perhaps an exponent: {@code -12.50}, {@code .5},
 * {@code 1e-7}. Zeros that mean nothing, at either end, are left out of the digits.
 */
final class NumberText {
    /** More digits than any value needs; an exponent beyond makes every number out of range. */
    private static final int LARGEST_EXPONENT = 1_000_000;

    boolean negative;
    /** All significant digits as one number, where they are no more than 18. */
    long digits;
    /** How many significant digits there are. */
    int count;
    /** The value is 0.d₁d₂d₃… × 10^point, where d are the significant digits. */
    long point;

    /** @return whether the text is a number at all */
    boolean read(byte[] text, int from, int to) {
        int i = from;
        negative = i < to && text[i] == '-';
        if (negative || i < to && text[i] == '+') {
            i++;
        }
        digits = 0;
        count = 0;
        int seen = 0;
        int zeros = 0;
        boolean fraction = false;
        long places = 0;
        for (; i < to; i++) {
            int digit = text[i] - '0';
            if (digit >= 0 && digit <= 9) {
                seen++;
                if (digit == 0) {
                    if (count > 0) {
                        zeros++;
                    }
                } else {
                    // Zeros count only once a digit follows them.
                    for (; zeros > 0; zeros--) {
                        digits = ++count <= 18 ? digits * 10 : digits;
                    }
                    digits = ++count <= 18 ? digits * 10 + digit : digits;
                }
                if (fraction) {
                    places++;
                }
            } else if (text[i] == '.' && !fraction) {
                fraction = true;
            } else {
                break;
            }
        }
        point = count + zeros - places;
        if (seen == 0) {
            return false;
        }
        return i == to || exponent(text, i, to);
    }

    private boolean exponent(byte[] text, int from, int to) {
        int i = from;
        if (text[i] != 'e' && text[i] != 'E') {
            return false;
        }
        i++;
        boolean minus = i < to && text[i] == '-';
        if (minus || i < to && text[i] == '+') {
            i++;
        }
        if (i == to) {
            return false;
        }
        long exponent = 0;
        for (; i < to; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            exponent = Math.min(exponent * 10 + digit, LARGEST_EXPONENT);
        }
        point += minus ? -exponent : exponent;
        return true;
    }
}
