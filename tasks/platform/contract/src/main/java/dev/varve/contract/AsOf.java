package dev.varve.contract;

import java.time.LocalDate;

/** The predetermined points in time of an {@code _as_of} table; a point is the midnight that ends its day. */
public sealed interface AsOf {
    enum Every implements AsOf {
        DAY_END,
        WEEK_END,
        MONTH_END,
        QUARTER_END,
        YEAR_END
    }

    record On(LocalDate day) implements AsOf {}
}
