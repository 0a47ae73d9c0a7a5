package dev.varve.warehouse;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;

/** One row of a result, its cells by position from 0. */
public record Cells(List<Object> values) {
    private static final DateTimeFormatter TIMESTAMP = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral(' ')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .toFormatter();

    /** As people read it: {@code 2026-03-05 06:00:00}, {@code 0.00000001}; null stays null. */
    public String text(int index) {
        return text(values.get(index));
    }

    /** @param value of a cell, or null */
    public static String text(Object value) {
        return switch (value) {
            case null -> null;
            case LocalDateTime time -> TIMESTAMP.format(time);
            case OffsetDateTime time -> TIMESTAMP.format(time) + time.getOffset();
            case LocalTime time -> DateTimeFormatter.ISO_LOCAL_TIME.format(time);
            case BigDecimal number -> number.toPlainString();
            default -> value.toString();
        };
    }

    /** Null counts as 0. */
    public long number(int index) {
        Object value = values.get(index);
        return value == null ? 0 : ((Number) value).longValue();
    }

    public boolean flag(int index) {
        return Boolean.TRUE.equals(values.get(index));
    }

    public LocalDateTime time(int index) {
        return (LocalDateTime) values.get(index);
    }
}
