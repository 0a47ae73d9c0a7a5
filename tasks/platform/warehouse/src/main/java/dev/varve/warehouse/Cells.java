package dev.varve.warehouse;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
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
            case Instant time -> TIMESTAMP.format(timestamp(time));
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

    /** A timestamp is UTC; null stays null. */
    public Instant time(int index) {
        return time(values.get(index));
    }

    /** @param value of a cell that holds a timestamp, or null */
    public static Instant time(Object value) {
        return value == null ? null : ((LocalDateTime) value).toInstant(ZoneOffset.UTC);
    }

    /** The other way, for a parameter of a statement; whatever else is a value stays. */
    static Object parameter(Object value) {
        return value instanceof Instant time ? timestamp(time) : value;
    }

    /** A column holds microseconds. */
    private static LocalDateTime timestamp(Instant time) {
        return LocalDateTime.ofInstant(time.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
    }
}
