package dev.varve.quality.sql;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.util.HexFormat;

/** Values of the database as people read them. */
public final class Value {

    public static final String MASK = "•••";
    private static final int LONGEST = 200;
    private static final int DECIMALS = 6;

    private Value() {}

    public static String text(Object value) {
        return switch (value) {
            case LocalDateTime time -> time.toLocalDate() + " " + Literal.time(time);
            case Double number when Double.isFinite(number) -> plain(BigDecimal.valueOf(number));
            case Float number when Float.isFinite(number) -> plain(new BigDecimal(number.toString()));
            case BigDecimal number -> number.toPlainString();
            case byte[] bytes -> cut("0x" + HexFormat.of().formatHex(bytes));
            default -> cut(value.toString());
        };
    }

    private static String plain(BigDecimal number) {
        BigDecimal shown = number.abs().compareTo(BigDecimal.ONE) < 0
                ? number.round(new java.math.MathContext(DECIMALS))
                : number.setScale(Math.min(number.scale(), DECIMALS), RoundingMode.HALF_EVEN);
        return shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString();
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end) + "…";
    }
}
