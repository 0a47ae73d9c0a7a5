package dev.varve.quality.check;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * What was found where an expectation was measured.
 *
 * @param holds whether the data fits; true where skipped
 * @param observed what was found, or why there was nothing to judge
 */
public record Measurement(boolean holds, boolean skipped, long evaluated, long failing, String observed) {

    static final String NOTHING = "There are no rows to judge";

    public static Measurement of(boolean holds, long evaluated, long failing, String observed) {
        return new Measurement(holds, false, evaluated, failing, observed);
    }

    public static Measurement skipped(String reason) {
        return new Measurement(true, true, 0, 0, reason);
    }

    /** @param mostly share of the evaluated rows that must fit, 0 to 1 */
    static Measurement ofRows(long evaluated, long failing, BigDecimal mostly) {
        boolean holds =
                BigDecimal.valueOf(evaluated - failing).compareTo(mostly.multiply(BigDecimal.valueOf(evaluated))) >= 0;
        return of(holds, evaluated, failing, observed(evaluated, failing));
    }

    private static String observed(long evaluated, long failing) {
        if (evaluated == 0) {
            return "no rows to judge";
        }
        if (failing == 0) {
            return evaluated == 1 ? "the one row does" : "all " + count(evaluated) + " rows do";
        }
        return count(failing) + " of " + count(evaluated) + " rows do not (" + share(failing, evaluated) + ")";
    }

    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static String share(long part, long whole) {
        return BigDecimal.valueOf(100 * part)
                        .divide(BigDecimal.valueOf(whole), new MathContext(2, RoundingMode.DOWN))
                        .stripTrailingZeros()
                        .toPlainString()
                + " %";
    }
}
