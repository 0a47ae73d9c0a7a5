package dev.varve.warehouse;

import java.time.LocalDateTime;
import java.util.List;

/** One row of a result, its cells by position from 0. */
public record Cells(List<Object> values) {
    public String text(int index) {
        Object value = values.get(index);
        return value == null ? null : value.toString();
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
        Object value = values.get(index);
        return value instanceof java.sql.Timestamp timestamp ? timestamp.toLocalDateTime() : (LocalDateTime) value;
    }
}
