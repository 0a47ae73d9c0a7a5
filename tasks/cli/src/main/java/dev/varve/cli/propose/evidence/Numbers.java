package dev.varve.cli.propose.evidence;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a column's texts are as numbers, in every style that still fits all of them. */
final class Numbers {

    static final int CENTS = 2;

    /** The numbers of one style. */
    static final class Range {
        final NumberStyle style;
        long count;
        int wholeDigits;
        int mostScale;
        int leastScale = Integer.MAX_VALUE;
        long fractions;
        /** Values with more digits after the point than money has, and one of them. */
        long fine;

        String fineText;
        boolean leadingZero;
        boolean exponent;
        /** An exponent that only a number has: signed, or behind a point. */
        boolean scientific;

        boolean plus;
        boolean minus;
        boolean grouped;
        /** Null where there is none. */
        BigDecimal least;

        BigDecimal most;
        /** Not farther from zero than these: most values need no exact comparison. */
        private double leastNear = Double.POSITIVE_INFINITY;

        private double mostNear = Double.NEGATIVE_INFINITY;
        String leastText;
        String mostText;

        Range(NumberStyle style) {
            this.style = style;
        }

        boolean add(String text) {
            String plain = style.plain(text);
            if (plain == null) {
                return false;
            }
            double value = Double.parseDouble(plain);
            if (Double.isInfinite(value) || value == 0 && plain.matches("[^eE]*[1-9].*")) {
                return false;
            }
            count++;
            grouped |= style.group() != 0 && text.indexOf(style.group()) >= 0;
            int from = plain.startsWith("-") || plain.startsWith("+") ? 1 : 0;
            int end = Math.max(plain.indexOf('e'), plain.indexOf('E'));
            exponent |= end >= 0;
            plus |= plain.startsWith("+");
            minus |= plain.startsWith("-");
            scientific |= end >= 0 && (plain.indexOf('.') >= 0 || "+-".indexOf(plain.charAt(end + 1)) >= 0);
            String mantissa = plain.substring(from, end < 0 ? plain.length() : end);
            int point = mantissa.indexOf('.');
            String whole = point < 0 ? mantissa : mantissa.substring(0, point);
            leadingZero |= whole.length() > 1 && whole.startsWith("0");
            wholeDigits = Math.max(wholeDigits, whole.length());
            if (point >= 0) {
                fractions++;
                int scale = mantissa.length() - point - 1;
                if (scale > CENTS) {
                    fine++;
                    fineText = text;
                }
                mostScale = Math.max(mostScale, scale);
                leastScale = Math.min(leastScale, scale);
            }
            bound(value, plain, text);
            return true;
        }

        private void bound(double near, String plain, String text) {
            if (near <= leastNear) {
                BigDecimal value = new BigDecimal(plain);
                if (least == null || value.compareTo(least) < 0) {
                    least = value;
                    leastNear = near;
                    leastText = text;
                }
            }
            if (near >= mostNear) {
                BigDecimal value = new BigDecimal(plain);
                if (most == null || value.compareTo(most) > 0) {
                    most = value;
                    mostNear = near;
                    mostText = text;
                }
            }
        }

        /** The one farther from zero. */
        BigDecimal farthest() {
            return least.abs().max(most.abs());
        }

        private void bounds(Range one) {
            if (one.count > 0 && (least == null || one.least.compareTo(least) < 0)) {
                least = one.least;
                leastText = one.leastText;
            }
            if (one.count > 0 && (most == null || one.most.compareTo(most) > 0)) {
                most = one.most;
                mostText = one.mostText;
            }
        }

        Range and(Range other) {
            Range both = new Range(style);
            both.count = count + other.count;
            both.wholeDigits = Math.max(wholeDigits, other.wholeDigits);
            both.mostScale = Math.max(mostScale, other.mostScale);
            both.leastScale = Math.min(leastScale, other.leastScale);
            both.fractions = fractions + other.fractions;
            both.fine = fine + other.fine;
            both.fineText = fineText == null ? other.fineText : fineText;
            both.leadingZero = leadingZero || other.leadingZero;
            both.exponent = exponent || other.exponent;
            both.scientific = scientific || other.scientific;
            both.plus = plus || other.plus;
            both.minus = minus || other.minus;
            both.grouped = grouped || other.grouped;
            both.bounds(this);
            both.bounds(other);
            return both;
        }
    }

    /** Digits alone, which every style reads alike. */
    private final Range digits = new Range(NumberStyle.PLAIN);

    private final Range plain = new Range(NumberStyle.PLAIN);
    private final List<Range> local = new ArrayList<>();
    private long values;
    private String misfit;

    Numbers() {
        NumberStyle.local().forEach(style -> local.add(new Range(style)));
    }

    void add(String text) {
        values++;
        if (isDigits(text)) {
            digits.add(text);
            local.removeIf(range -> range.style.percent());
            return;
        }
        if (!plain.add(text) && misfit == null) {
            misfit = text;
        }
        local.removeIf(range -> !range.add(text));
    }

    /** How many are plain numbers. */
    long plainCount() {
        return digits.count + plain.count;
    }

    /** The first text that is no plain number. */
    Optional<String> misfit() {
        return Optional.ofNullable(misfit);
    }

    /** The style that fits all; none where none does, or where two do that mean different numbers. */
    Optional<Range> fitting() {
        if (plainCount() == values) {
            return Optional.of(plain.and(digits));
        }
        return isAmbiguous()
                ? Optional.empty()
                : local.stream()
                        .min(Comparator.comparing(range -> range.grouped))
                        .map(range -> range.and(digits));
    }

    /** Whether {@code 1,234} may be a thousand or one. */
    boolean isAmbiguous() {
        return plainCount() < values
                && local.stream()
                                .map(range -> range.mostText + "/" + range.most)
                                .distinct()
                                .count()
                        > 1;
    }

    private static boolean isDigits(String text) {
        int from = text.startsWith("-") ? 1 : 0;
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return text.length() > from;
    }
}
