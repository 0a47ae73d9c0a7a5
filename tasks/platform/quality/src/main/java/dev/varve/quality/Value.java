package dev.varve.quality;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Blob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.util.HexFormat;

/** Values of the database as people read them. */
final class Value {

    static final String MASK = "•••";
    private static final int LONGEST = 200;
    private static final int DECIMALS = 6;

    private Value() {}

    /** @return null for NULL; timestamps without a zone whatever the zone of this process */
    static Object read(ResultSet row, int column) throws SQLException {
        return switch (row.getMetaData().getColumnType(column)) {
            case Types.TIMESTAMP -> row.getObject(column, LocalDateTime.class);
            case Types.BLOB, Types.BINARY, Types.VARBINARY -> row.getObject(column) == null ? null : bytes(row, column);
            default -> row.getObject(column);
        };
    }

    static String text(Object value) {
        return switch (value) {
            case LocalDateTime time -> time.toLocalDate() + " " + Literal.time(time);
            case Double number when Double.isFinite(number) -> plain(BigDecimal.valueOf(number));
            case Float number when Float.isFinite(number) -> plain(new BigDecimal(number.toString()));
            case BigDecimal number -> number.toPlainString();
            default -> cut(value.toString());
        };
    }

    private static String plain(BigDecimal number) {
        BigDecimal shown = number.abs().compareTo(BigDecimal.ONE) < 0
                ? number.round(new java.math.MathContext(DECIMALS))
                : number.setScale(Math.min(number.scale(), DECIMALS), RoundingMode.HALF_EVEN);
        return shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString();
    }

    private static Object bytes(ResultSet row, int column) throws SQLException {
        byte[] bytes = row.getObject(column) instanceof Blob blob
                ? blob.getBytes(1, (int) Math.min(blob.length(), LONGEST))
                : row.getBytes(column);
        return "0x" + HexFormat.of().formatHex(bytes);
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end) + "…";
    }
}
