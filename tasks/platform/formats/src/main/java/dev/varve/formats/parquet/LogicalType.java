package dev.varve.formats.parquet;

/** What the values of a field mean. */
public sealed interface LogicalType {
    /** Nothing beyond how they are stored. */
    record Plain() implements LogicalType {}

    record Text() implements LogicalType {}

    record Json() implements LogicalType {}

    record Uuid() implements LogicalType {}

    record HalfFloat() implements LogicalType {}

    /** @param bits 8, 16, 32 or 64 */
    record Whole(int bits, boolean signed) implements LogicalType {}

    record Decimal(int precision, int scale) implements LogicalType {}

    record Date() implements LogicalType {}

    /** @param digits of a second: 3, 6 or 9 */
    record Time(int digits) implements LogicalType {}

    /** @param utc an instant; else a local time */
    record Timestamp(int digits, boolean utc) implements LogicalType {}

    record List() implements LogicalType {}

    record Map() implements LogicalType {}

    record Variant() implements LogicalType {}

    /** As people write it. */
    default String text() {
        return switch (this) {
            case Plain _ -> "";
            case Text _ -> "string";
            case Json _ -> "json";
            case Uuid _ -> "uuid";
            case HalfFloat _ -> "float16";
            case Whole(int bits, boolean signed) -> (signed ? "int" : "uint") + bits;
            case Decimal(int precision, int scale) -> "decimal(" + precision + "," + scale + ")";
            case Date _ -> "date";
            case Time(int digits) -> "time in " + unit(digits);
            case Timestamp(int digits, boolean utc) ->
                "timestamp in " + unit(digits) + (utc ? ", UTC" : ", local time");
            case List _ -> "list";
            case Map _ -> "map";
            case Variant _ -> "variant";
        };
    }

    private static String unit(int digits) {
        return switch (digits) {
            case 3 -> "milliseconds";
            case 6 -> "microseconds";
            default -> "nanoseconds";
        };
    }
}
