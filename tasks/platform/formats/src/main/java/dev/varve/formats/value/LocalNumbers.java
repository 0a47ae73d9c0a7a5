package dev.varve.formats.value;

import dev.varve.contract.Column.NumberFormat;
import dev.varve.formats.RowValues;
import dev.varve.formats.refusal.Misfit;
import dev.varve.formats.refusal.Reason;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Numbers as people of a country write them, where a column declares how. Groups have three digits and may be left out; a
 * currency stands before or after the number or is left out; a percentage always carries its sign, since without one nobody
 * knows what was meant, and is stored as the share ({@code 12.5%} is 0.125). A number is negative where a minus stands before or
 * behind it or parentheses around it, once.
 */
final class LocalNumbers extends ValueParser {
    private static final String BLANKS = " \u00a0\u202f";
    /** What the Common Locale Data Repository takes for a minus, too: {@code parseLenient} of its root. */
    private static final String MINUS = "-\u2012\u2212\u207b\u208b\u2796\ufe63\uff0d";

    private final NumberFormat format;
    private final Set<String> currencies;
    private final ValueParser plain;
    private final Reason reason;
    private final String kind;
    /** Whether a number that is plain means the same here. */
    private final boolean takesPlain;

    LocalNumbers(NumberFormat format, ValueParser plain, Reason reason, String kind) {
        this.format = format;
        this.plain = plain;
        this.reason = reason;
        this.kind = kind;
        this.currencies = format.currency().map(LocalNumbers::writings).orElse(Set.of());
        this.takesPlain =
                format.decimal() == '.' && format.group().isEmpty() && !format.percent() && currencies.isEmpty();
    }

    @Override
    public Misfit parse(byte[] text, int from, int to, RowValues into, int place) {
        if (takesPlain && plain.parse(text, from, to, into, place) == null) {
            return null;
        }
        return parse(new String(text, from, to - from, StandardCharsets.UTF_8), into, place);
    }

    @Override
    public Misfit parse(String text, RowValues into, int place) {
        if (takesPlain && plain.parse(text, into, place) == null) {
            return null;
        }
        Written number = new Written(text);
        if (format.percent() && !number.percent) {
            return Misfit.of(reason, text, "has no percent sign");
        }
        String digits = number.signs > 1 ? null : withoutGroups(number.rest());
        if (digits == null) {
            return Misfit.of(reason, text, "is not " + kind + " as the column's number format writes it");
        }
        if (format.percent()) {
            digits = new BigDecimal(digits).movePointLeft(2).toPlainString();
        }
        Misfit misfit = plain.parse(number.negative ? "-" + digits : digits, into, place);
        return misfit == null
                ? null
                : Misfit.of(misfit.reason(), text, "does not fit: as a plain number, " + misfit.message());
    }

    /** A text, and what stands around its digits: each at most once, in any order, a blank between. */
    private final class Written {
        private final String text;
        private int from;
        private int to;
        private boolean currency;
        private boolean percent;
        private boolean negative;
        private int signs;

        Written(String text) {
            this.text = text;
            this.to = text.length();
            while (from < to && signs <= 1 && (isMark() || isCurrency())) {
                continue;
            }
        }

        String rest() {
            return text.substring(from, to);
        }

        private boolean isMark() {
            char first = text.charAt(from);
            char last = text.charAt(to - 1);
            if (first == '(' && last == ')') {
                negative = true;
                return sign(1, 1);
            }
            if (first == '+' || MINUS.indexOf(first) >= 0) {
                negative = first != '+';
                return sign(1, 0);
            }
            if (last == '+' || MINUS.indexOf(last) >= 0) {
                negative = last != '+';
                return sign(0, 1);
            }
            if (last == '%' && format.percent() && !percent) {
                percent = true;
                return taken(0, 1);
            }
            return false;
        }

        private boolean isCurrency() {
            for (String one : currency ? Set.<String>of() : currencies) {
                if (text.startsWith(one, from) && one.length() <= to - from) {
                    currency = true;
                    return taken(one.length(), 0);
                }
                if (text.substring(from, to).endsWith(one)) {
                    currency = true;
                    return taken(0, one.length());
                }
            }
            return false;
        }

        private boolean sign(int before, int behind) {
            signs++;
            return taken(before, behind);
        }

        private boolean taken(int before, int behind) {
            from += before;
            to = Math.max(from, to - behind);
            if (before > 0 && from < to && BLANKS.indexOf(text.charAt(from)) >= 0) {
                from++;
            }
            if (behind > 0 && from < to && BLANKS.indexOf(text.charAt(to - 1)) >= 0) {
                to--;
            }
            return true;
        }
    }

    /** @return digits with a point, or null where the text is no number of this format */
    private String withoutGroups(String text) {
        StringBuilder digits = new StringBuilder(text.length());
        int run = 0;
        boolean grouped = false;
        boolean fraction = false;
        int seen = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits.append(c);
                run++;
                seen++;
            } else if (c == format.decimal() && !fraction && (!grouped || run == 3)) {
                digits.append('.');
                fraction = true;
            } else if (format.group().isPresent()
                    && c == format.group().get()
                    && !fraction
                    && (grouped ? run == 3 : run >= 1 && run <= 3)) {
                grouped = true;
                run = 0;
            } else {
                return null;
            }
        }
        return seen == 0 || grouped && !fraction && run != 3 ? null : digits.toString();
    }

    /** The code, and the sign where it has one: {@code CAD}, {@code CA$}, {@code $}. */
    private static Set<String> writings(String declared) {
        Set<String> writings = new LinkedHashSet<>();
        writings.add(declared);
        try {
            String sign = Currency.getInstance(declared).getSymbol(Locale.ENGLISH);
            writings.add(sign);
            writings.add(sign.replaceFirst("^[A-Z]+(?=[^A-Z])", ""));
        } catch (IllegalArgumentException _) {
            // Not a code but a sign: it stands for itself.
        }
        return writings;
    }
}
