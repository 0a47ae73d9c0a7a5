package dev.varve.warehouse;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * Appends many rows to one table within the open transaction, value by value in the order of the table's columns. Several may be
 * open; while one is, no statement may run but those of writers.
 */
public interface TableWriter extends AutoCloseable {
    void nothing();

    /**
     * @param value an integer; a boolean as 0 or 1; a date as days, a timestamp as microseconds of the epoch; a time as
     *     microseconds of the day; a decimal of at most 18 digits unscaled
     */
    void number(long value);

    void real(double value);

    /** @param value with the column's scale */
    void decimal(BigDecimal value);

    /** UTF-8 text, or the bytes of a binary value. */
    void bytes(byte[] value, int from, int to);

    void endRow();

    default void text(String value) {
        if (value == null) {
            nothing();
        } else {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            bytes(bytes, 0, bytes.length);
        }
    }

    /** Writes what is still buffered. */
    @Override
    void close();
}
