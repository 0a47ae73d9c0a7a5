package dev.varve.quality.judge;

import dev.varve.quality.sql.Literal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Bounds of a value, each its own member unless strict. At least one is present. */
record Range(Optional<Literal> min, Optional<Literal> max, boolean strictMin, boolean strictMax) {

    Range {
        if (min.isEmpty() && max.isEmpty()) {
            throw new IllegalArgumentException("needs min_value, max_value or both");
        }
    }

    static Range of(Object min, Object max) {
        return new Range(
                Optional.ofNullable(min).map(Literal::of),
                Optional.ofNullable(max).map(Literal::of),
                false,
                false);
    }

    static Range exactly(long value) {
        return of(value, value);
    }

    String condition(String value) {
        List<String> parts = new ArrayList<>();
        min.ifPresent(least -> parts.add(value + (strictMin ? " > " : " >= ") + least.sql()));
        max.ifPresent(most -> parts.add(value + (strictMax ? " < " : " <= ") + most.sql()));
        return String.join(" and ", parts);
    }

    boolean containsZero() {
        boolean above = min.map(least -> new BigDecimal(least.sql()).signum() < (strictMin ? 0 : 1))
                .orElse(true);
        boolean below = max.map(most -> new BigDecimal(most.sql()).signum() > (strictMax ? 0 : -1))
                .orElse(true);
        return above && below;
    }

    String words() {
        if (min.isPresent() && min.equals(max)) {
            return min.get().words();
        }
        if (min.isPresent() && max.isPresent() && !strictMin && !strictMax) {
            return "between " + min.get().words() + " and " + max.get().words();
        }
        List<String> parts = new ArrayList<>();
        min.ifPresent(least -> parts.add((strictMin ? "above " : "at least ") + least.words()));
        max.ifPresent(most -> parts.add((strictMax ? "below " : "at most ") + most.words()));
        return String.join(" and ", parts);
    }
}
