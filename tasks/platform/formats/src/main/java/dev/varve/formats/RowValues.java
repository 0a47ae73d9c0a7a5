package dev.varve.formats;

import dev.varve.contract.Type;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;

/**
 * The values of one record in the order of the contract's columns; a column that keeps misfits as text is followed by its text.
 * A reader fills the same object again for each record, so that a value costs no object: who keeps one takes a {@link #copy()}.
 *
 * <p>Numbers stand for integers, decimals of at most 18 digits (unscaled), dates (days of the epoch), times (microseconds of the
 * day), durations (microseconds), timestamps (microseconds of the epoch, UTC) and booleans (0 or 1).
 */
public final class RowValues {
    /** How a value lies here. */
    public enum Form {
        NUMBER,
        REAL,
        /** A decimal that may have more than 18 digits. */
        DECIMAL,
        /** Text, JSON and binary values. */
        BYTES;

        static Form of(Type type) {
            return switch (type) {
                case Type.Double _ -> REAL;
                case Type.Decimal(int precision, int _) -> precision > LONG_DIGITS ? DECIMAL : NUMBER;
                case Type.Text _, Type.Json _, Type.Binary _ -> BYTES;
                case Type.Bool _,
                        Type.Int _,
                        Type.BigInt _,
                        Type.Date _,
                        Type.Time _,
                        Type.Duration _,
                        Type.Timestamp _ -> NUMBER;
            };
        }
    }

    /** The longest decimal whose unscaled value is a {@code long}. */
    public static final int LONG_DIGITS = 18;

    private static final int MICROS = 1_000_000;
    private final Type[] types;
    private final Form[] forms;
    private final boolean[] present;
    private final long[] numbers;
    private final BigDecimal[] decimals;
    private final byte[][] bytes;
    private final int[] from;
    private final int[] to;

    public RowValues(Type... types) {
        this.types = types;
        this.forms = Arrays.stream(types).map(Form::of).toArray(Form[]::new);
        this.present = new boolean[types.length];
        this.numbers = new long[types.length];
        this.decimals = new BigDecimal[types.length];
        this.bytes = new byte[types.length][];
        this.from = new int[types.length];
        this.to = new int[types.length];
    }

    public void nothing(int place) {
        present[place] = false;
    }

    public void number(int place, long value) {
        present[place] = true;
        numbers[place] = value;
    }

    public void real(int place, double value) {
        number(place, Double.doubleToRawLongBits(value));
    }

    public void decimal(int place, BigDecimal value) {
        present[place] = true;
        decimals[place] = value;
    }

    /** UTF-8 text, or the bytes of a binary value; they must stay as they are until the record has been taken. */
    public void bytes(int place, byte[] value, int start, int end) {
        present[place] = true;
        bytes[place] = value;
        from[place] = start;
        to[place] = end;
    }

    public void bytes(int place, byte[] value) {
        bytes(place, value, 0, value.length);
    }

    public void text(int place, String value) {
        bytes(place, value.getBytes(StandardCharsets.UTF_8));
    }

    public void take(int place, RowValues other, int there) {
        present[place] = other.present[there];
        numbers[place] = other.numbers[there];
        decimals[place] = other.decimals[there];
        bytes[place] = other.bytes[there];
        from[place] = other.from[there];
        to[place] = other.to[there];
    }

    public int size() {
        return types.length;
    }

    public Type type(int place) {
        return types[place];
    }

    public Form form(int place) {
        return forms[place];
    }

    public boolean isNull(int place) {
        return !present[place];
    }

    public long number(int place) {
        return numbers[place];
    }

    public double real(int place) {
        return Double.longBitsToDouble(numbers[place]);
    }

    /** Of a decimal that may have more than 18 digits; with its column's scale. */
    public BigDecimal decimal(int place) {
        return decimals[place];
    }

    /** Holds a text, JSON or binary value between {@link #from} and {@link #to}. */
    public byte[] bytes(int place) {
        return bytes[place];
    }

    public int from(int place) {
        return from[place];
    }

    public int to(int place) {
        return to[place];
    }

    /**
     * @return Boolean, Integer, Long, BigDecimal (with the column's scale; seconds of a duration), Double, LocalDate, LocalTime, LocalDateTime (UTC),
     *     String (text and json), byte[], or null
     */
    public Object object(int place) {
        if (!present[place]) {
            return null;
        }
        long number = numbers[place];
        return switch (types[place]) {
            case Type.Bool _ -> number != 0;
            case Type.Int _ -> (int) number;
            case Type.BigInt _ -> number;
            case Type.Decimal(int precision, int scale) ->
                precision <= LONG_DIGITS ? BigDecimal.valueOf(number, scale) : decimals[place];
            case Type.Double _ -> real(place);
            case Type.Date _ -> LocalDate.ofEpochDay(number);
            case Type.Time _ -> LocalTime.ofNanoOfDay(number * 1_000);
            case Type.Duration _ -> BigDecimal.valueOf(number, Type.Duration.STORED.scale());
            case Type.Timestamp _ ->
                LocalDateTime.ofEpochSecond(
                        Math.floorDiv(number, MICROS), Math.floorMod(number, MICROS) * 1_000, ZoneOffset.UTC);
            case Type.Binary _ -> Arrays.copyOfRange(bytes[place], from[place], to[place]);
            case Type.Text _, Type.Json _ ->
                new String(bytes[place], from[place], to[place] - from[place], StandardCharsets.UTF_8);
        };
    }

    public Object[] objects() {
        Object[] objects = new Object[types.length];
        for (int place = 0; place < objects.length; place++) {
            objects[place] = object(place);
        }
        return objects;
    }

    public RowValues copy() {
        RowValues copy = new RowValues(types);
        for (int place = 0; place < types.length; place++) {
            copy.take(place, this, place);
            if (bytes[place] != null && present[place]) {
                copy.bytes(place, Arrays.copyOfRange(bytes[place], from[place], to[place]));
            }
        }
        return copy;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RowValues values
                && Arrays.equals(types, values.types)
                && Arrays.deepEquals(objects(), values.objects());
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(objects());
    }

    @Override
    public String toString() {
        return Arrays.deepToString(objects());
    }
}
