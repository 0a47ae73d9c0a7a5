package dev.varve.quality.check;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Which rows an expectation looks at, and how many of them must fit.
 *
 * @param where a SQL condition in parentheses
 * @param mostly share of the rows looked at, 0 to 1
 */
public record RowFilter(Optional<String> where, BigDecimal mostly) {
    public static final RowFilter EVERY_ROW = new RowFilter(Optional.empty(), BigDecimal.ONE);

    /** @param condition as {@link MeasuredTable#condition} answers it */
    public RowFilter where(String condition) {
        return new RowFilter(Optional.of(condition), mostly);
    }

    public RowFilter mostly(Number share) {
        BigDecimal exact = new BigDecimal(share.toString());
        if (exact.signum() < 0 || exact.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("mostly must be a share from 0 to 1, not " + share);
        }
        return new RowFilter(where, exact);
    }

    /** The condition of the chosen rows and these; {@code true} where every row is meant. */
    String and(String condition) {
        return where.map(chosen -> condition.equals("true") ? chosen : chosen + " and " + condition)
                .orElse(condition);
    }

    /** Counts the chosen rows that meet the condition: 0 where there are none, unlike a sum. */
    public String count(String condition) {
        String chosen = and(condition);
        return chosen.equals("true") ? "count(*)" : "count(case when " + chosen + " then 1 end)";
    }

    /** The value in chosen rows, null in others. */
    public String value(String sql) {
        return where.map(chosen -> "case when " + chosen + " then " + sql + " end")
                .orElse(sql);
    }

    String words() {
        String share = mostly.compareTo(BigDecimal.ONE) == 0
                ? ""
                : ", in at least "
                        + mostly.movePointRight(2).stripTrailingZeros().toPlainString() + " % of rows";
        return share
                + where.map(chosen -> ", where "
                                + chosen.substring(1, chosen.length() - 1).strip())
                        .orElse("");
    }
}
