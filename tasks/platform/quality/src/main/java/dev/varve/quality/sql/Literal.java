package dev.varve.quality.sql;

import dev.varve.contract.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;

/**
 * A value written into SQL, so that a statement shown to people is complete.
 *
 * @param words the value as people read it
 */
public record Literal(String sql, String words) {

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS");
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HH:mm", "Z")
            .optionalEnd()
            .toFormatter();

    /** @param value text, number, boolean, date, time or a point in time (local ones are UTC) */
    public static Literal of(Object value) {
        return switch (value) {
            case Boolean truth -> new Literal(truth.toString(), truth.toString());
            case Double number -> number(BigDecimal.valueOf(number));
            case Float number -> number(new BigDecimal(number.toString()));
            case Number number -> number(new BigDecimal(number.toString()));
            case LocalDate date -> typed("date", date.toString());
            case LocalTime time -> typed("time", time.toString());
            case LocalDateTime time -> timestamp(time);
            case Instant instant -> timestamp(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
            case CharSequence text -> text(text.toString());
            default ->
                throw new IllegalArgumentException(
                        "cannot be compared with a value of " + value.getClass().getSimpleName() + ": " + value);
        };
    }

    /**
     * A value as a contract writes it.
     *
     * @param zone of a timestamp that carries none
     */
    public static Literal of(Object value, Type type, ZoneId zone) {
        if (!(value instanceof String text)) {
            return of(value);
        }
        return switch (type) {
            case Type.Date() -> of(LocalDate.from(ISO.parse(text)));
            case Type.Time() -> of(LocalTime.parse(text));
            case Type.Timestamp() -> of(instant(text, zone));
            default -> text(text);
        };
    }

    private static Instant instant(String text, ZoneId zone) {
        TemporalAccessor parsed = ISO.parse(text);
        LocalDate date = LocalDate.from(parsed);
        LocalTime time = parsed.query(java.time.temporal.TemporalQueries.localTime());
        ZoneId own = parsed.query(java.time.temporal.TemporalQueries.zone());
        return ZonedDateTime.of(date, time == null ? LocalTime.MIDNIGHT : time, own == null ? zone : own)
                .toInstant();
    }

    private static Literal number(BigDecimal number) {
        return new Literal(number.toPlainString(), number.toPlainString());
    }

    private static Literal typed(String type, String value) {
        return new Literal(type + " '" + value + "'", value);
    }

    private static Literal timestamp(LocalDateTime time) {
        return typed("timestamp", time.toLocalDate() + " " + time(time));
    }

    /** With microseconds only where there are any. */
    static String time(LocalDateTime time) {
        return (time.getNano() == 0 ? SECONDS : MICROSECONDS).format(time);
    }

    private static Literal text(String text) {
        return new Literal("'" + text.replace("'", "''") + "'", "'" + text + "'");
    }
}
