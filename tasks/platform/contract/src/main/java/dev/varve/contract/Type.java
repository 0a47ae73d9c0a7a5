package dev.varve.contract;

/** The declared type of a column. */
public sealed interface Type {
    record Bool() implements Type {}

    record Int() implements Type {}

    record BigInt() implements Type {}

    /** @param precision total digits, at most 38 */
    record Decimal(int precision, int scale) implements Type {}

    record Double() implements Type {}

    record Date() implements Type {}

    record Time() implements Type {}

    /** A length of time, stored as seconds to the microsecond: engines and files share no type for it. */
    record Duration() implements Type {
        /** Digits of the seconds in all, and behind the point. */
        public static final Decimal STORED = new Decimal(18, 6);
    }

    /** Stored as UTC, microseconds. */
    record Timestamp() implements Type {}

    /** @param bytes most bytes of its UTF-8 form; 0 where there is no limit */
    record Text(int bytes) implements Type {}

    record Binary() implements Type {}

    record Json() implements Type {}

    /** Dates, times and timestamps. */
    default boolean isTemporal() {
        return this instanceof Date || this instanceof Time || this instanceof Timestamp;
    }

    /** As contracts write it: {@code decimal(12,2)}. */
    default String text() {
        return switch (this) {
            case Bool() -> "boolean";
            case Int() -> "integer";
            case BigInt() -> "bigint";
            case Decimal(int precision, int scale) -> "decimal(" + precision + "," + scale + ")";
            case Double() -> "double";
            case Date() -> "date";
            case Time() -> "time";
            case Duration() -> "duration";
            case Timestamp() -> "timestamp";
            case Text(int bytes) -> bytes == 0 ? "text" : "text(" + bytes + ")";
            case Binary() -> "binary";
            case Json() -> "json";
        };
    }
}
