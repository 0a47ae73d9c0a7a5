package dev.varve.warehouse.duckdb;

import dev.varve.warehouse.TableColumn;
import java.nio.ByteOrder;

/**
 * How the values of a column lie in memory, there and in Arrow.
 *
 * @param format as Arrow's C data interface writes it
 * @param width bytes a value; 0 where it differs from value to value
 */
record ColumnLayout(Form form, String format, int width, int precision, int scale) {
    static final ByteOrder ORDER = ByteOrder.nativeOrder();

    enum Form {
        BOOLEAN,
        INTEGER,
        BIGINT,
        DOUBLE,
        DATE,
        TIME,
        TIMESTAMP,
        DECIMAL,
        TEXT,
        BINARY
    }

    static ColumnLayout of(TableColumn column) {
        String type = column.type();
        if (type.startsWith("DECIMAL(")) {
            String[] digits =
                    type.substring("DECIMAL(".length(), type.length() - 1).split(",");
            int precision = Integer.parseInt(digits[0].strip());
            int scale = Integer.parseInt(digits[1].strip());
            return new ColumnLayout(Form.DECIMAL, "d:" + precision + "," + scale, 16, precision, scale);
        }
        return switch (type) {
            case "BOOLEAN" -> plain(Form.BOOLEAN, "b", 0);
            case "INTEGER" -> plain(Form.INTEGER, "i", 4);
            case "BIGINT" -> plain(Form.BIGINT, "l", 8);
            case "DOUBLE" -> plain(Form.DOUBLE, "g", 8);
            case "DATE" -> plain(Form.DATE, "tdD", 4);
            case "TIME" -> plain(Form.TIME, "ttu", 8);
            case "TIMESTAMP" -> plain(Form.TIMESTAMP, "tsu:", 8);
            case "VARCHAR" -> plain(Form.TEXT, "u", 0);
            case "BLOB" -> plain(Form.BINARY, "z", 0);
            default -> throw new IllegalArgumentException("cannot append to a column of type " + type);
        };
    }

    private static ColumnLayout plain(Form form, String format, int width) {
        return new ColumnLayout(form, format, width, 0, 0);
    }

    boolean hasBytes() {
        return form == Form.TEXT || form == Form.BINARY;
    }

    /** The driver's appender and {@link Batch} hold the unscaled value of a short decimal as a number. */
    boolean isWide() {
        return form == Form.DECIMAL && precision > 18;
    }
}
