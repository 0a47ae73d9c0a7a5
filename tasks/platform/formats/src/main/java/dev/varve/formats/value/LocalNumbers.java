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
 * knows what was meant, and is stored as the share ({@code 12.5%} is 0.125).
 */
final class LocalNumbers extends ValueParser {
    private final NumberFormat format;
    private final Set<String> currencies;
    private final ValueParser plain;
    private final Reason reason;
    private final String kind;

    LocalNumbers(NumberFormat format, ValueParser plain, Reason reason, String kind) {
        this.format = format;
        this.plain = plain;
        this.reason = reason;
        this.kind = kind;
        this.currencies = format.currency().map(LocalNumbers::writings).orElse(Set.of());
    }

    @Override
    public Misfit parse(byte[] text, int from, int to, RowValues into, int place) {
        return parse(new String(text, from, to - from, StandardCharsets.UTF_8), into, place);
    }

    @Override
    public Misfit parse(String text, RowValues into, int place) {
        String number = withoutCurrency(text);
        if (format.percent()) {
            if (!number.endsWith("%")) {
                return Misfit.of(reason, text, "has no percent sign");
            }
            number = stripBlank(number.substring(0, number.length() - 1));
        }
        String digits = withoutGroups(number);
        if (digits == null) {
            return Misfit.of(reason, text, "is not " + kind + " as the column's number format writes it");
        }
        if (format.percent()) {
            digits = new BigDecimal(digits).movePointLeft(2).toPlainString();
        }
        Misfit misfit = plain.parse(digits, into, place);
        return misfit == null
                ? null
                : Misfit.of(misfit.reason(), text, "does not fit: as a plain number, " + misfit.message());
    }

    private String withoutCurrency(String text) {
        for (String currency : currencies) {
            if (text.startsWith(currency)) {
                return stripBlank(text.substring(currency.length()));
            }
            if (text.startsWith("-" + currency)) {
                return "-" + text.substring(1 + currency.length());
            }
            if (text.endsWith(currency)) {
                return stripBlank(text.substring(0, text.length() - currency.length()));
            }
        }
        return text;
    }

    /** @return digits with a point, or null where the text is no number of this format */
    private String withoutGroups(String text) {
        StringBuilder digits = new StringBuilder(text.length());
        int i = 0;
        if (i < text.length() && (text.charAt(i) == '-' || text.charAt(i) == '+')) {
            digits.append(text.charAt(i++));
        }
        int run = 0;
        boolean grouped = false;
        boolean fraction = false;
        int seen = 0;
        for (; i < text.length(); i++) {
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

    /** One blank, plain or not breaking, may stand between a number and its sign. */
    private static String stripBlank(String text) {
        int from = !text.isEmpty() && isBlank(text.charAt(0)) ? 1 : 0;
        int to = text.length() > from && isBlank(text.charAt(text.length() - 1)) ? text.length() - 1 : text.length();
        return text.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\u00a0' || c == '\u202f';
    }

    /** The code, and the sign where it has one: {@code CAD}, {@code CA$}, {@code $}. */
    private static Set<String> writings(String declared) {
        Set<String> writings = new LinkedHashSet<>();
        writings.add(declared);
        try {
            String sign = Currency.getInstance(declared).getSymbol(Locale.ENGLISH);
            writings.add(sign);
            writings.add(sign.replaceFirst("^[A-Z]+(?=.)", ""));
        } catch (IllegalArgumentException _) {
            // Not a code but a sign: it stands for itself.
        }
        return writings;
    }
}
