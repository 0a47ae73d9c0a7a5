package dev.varve.formats.parquet.rows;

import dev.varve.formats.bytes.Utf8;
import dev.varve.formats.parquet.ColumnChunk;
import dev.varve.formats.parquet.LogicalType;
import dev.varve.formats.refusal.Misfit;
import dev.varve.formats.refusal.Reason;
import dev.varve.formats.refusal.RefusedFile;
import dev.varve.formats.refusal.TooLong;
import dev.varve.formats.tree.BrokenJson;
import dev.varve.formats.tree.JsonParser;
import dev.varve.formats.tree.ValueNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.UUID;

/** Values of Parquet as nodes that say them exactly. */
final class ParquetValues {
    private static final long JULIAN_DAY_OF_EPOCH = 2_440_588;
    private static final long NANOS_OF_DAY = 86_400_000_000_000L;
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter();

    /** Why the current record is none, or null; the first that is found. */
    Misfit misfit;

    private final JsonParser parser = new JsonParser();
    private final int longest;

    ParquetValues(int longest) {
        this.longest = longest;
    }

    ValueNode of(ColumnChunk leaf) {
        if (leaf.kept() instanceof ValueNode known) {
            return known;
        }
        ValueNode node = node(leaf);
        // Objects and arrays remember what of them was taken.
        if (!(node instanceof ValueNode.Obj) && !(node instanceof ValueNode.Array) && misfit == null) {
            leaf.keep(node);
        }
        return node;
    }

    private ValueNode node(ColumnChunk leaf) {
        if (leaf.field().physical().isBytes() && leaf.to() - leaf.from() > longest) {
            if (misfit == null) {
                misfit = TooLong.value(leaf.to() - leaf.from(), longest);
            }
            return ValueNode.Literal.NULL;
        }
        return switch (leaf.field().kind()) {
            case LogicalType.Text _ -> text(leaf);
            case LogicalType.Json _ -> json(leaf);
            case LogicalType.Uuid _ -> {
                ByteBuffer bytes = ByteBuffer.wrap(leaf.bytes(), leaf.from(), 16);
                yield new ValueNode.Text(new UUID(bytes.getLong(), bytes.getLong()).toString());
            }
            case LogicalType.HalfFloat _ ->
                real(Float.float16ToFloat(
                        (short) (leaf.bytes()[leaf.from()] & 0xff | leaf.bytes()[leaf.from() + 1] << 8)));
            case LogicalType.Whole(int bits, boolean signed) -> whole(leaf, bits, signed);
            case LogicalType.Decimal(int _, int scale) ->
                new ValueNode.Number(new BigDecimal(unscaled(leaf), scale).toPlainString());
            case LogicalType.Date _ ->
                new ValueNode.Time(LocalDate.ofEpochDay(leaf.number()).toString());
            case LogicalType.Time(int digits) -> time(leaf, digits);
            case LogicalType.Timestamp(int digits, boolean utc) ->
                new ValueNode.Time(timestamp(leaf.number(), digits) + (utc ? "Z" : ""));
            case LogicalType.Plain _, LogicalType.List _, LogicalType.Map _, LogicalType.Variant _ -> plain(leaf);
        };
    }

    private static ValueNode plain(ColumnChunk leaf) {
        return switch (leaf.field().physical()) {
            case BOOLEAN -> leaf.number() == 0 ? ValueNode.Literal.FALSE : ValueNode.Literal.TRUE;
            case INT32, INT64 -> new ValueNode.Number(Long.toString(leaf.number()));
            case FLOAT -> real(Float.intBitsToFloat((int) leaf.number()));
            case DOUBLE -> real(Double.longBitsToDouble(leaf.number()));
            case INT96 -> int96(leaf);
            case BYTE_ARRAY, FIXED -> new ValueNode.Bytes(Arrays.copyOfRange(leaf.bytes(), leaf.from(), leaf.to()));
        };
    }

    private static ValueNode real(double value) {
        String text = Double.toString(value);
        return Double.isFinite(value) ? new ValueNode.Number(text) : new ValueNode.NotFinite(text);
    }

    private ValueNode text(ColumnChunk leaf) {
        if (!Utf8.valid(leaf.bytes(), leaf.from(), leaf.to())) {
            wrong(Reason.INVALID_ENCODING, leaf, "has bytes that are no UTF-8");
        }
        return new ValueNode.Text(
                new String(leaf.bytes(), leaf.from(), leaf.to() - leaf.from(), StandardCharsets.UTF_8));
    }

    private ValueNode json(ColumnChunk leaf) {
        ValueNode text = text(leaf);
        if (misfit != null) {
            return text;
        }
        try {
            parser.over(leaf.bytes(), leaf.from(), leaf.to());
            ValueNode value = parser.whole();
            if (parser.duplicate == null) {
                return value;
            }
            wrong(Reason.DUPLICATE_FIELD, leaf, "has " + Misfit.shown(parser.duplicate) + " twice in one object");
        } catch (BrokenJson broken) {
            wrong(Reason.BROKEN_JSON, leaf, "is said to be JSON, and " + broken.getMessage());
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
        return text;
    }

    private void wrong(Reason reason, ColumnChunk leaf, String complaint) {
        if (misfit == null) {
            misfit = new Misfit(reason, "the field " + Misfit.shown(leaf.field().name()) + " " + complaint);
        }
    }

    /** Narrow ones are stored in 32 bits, of which the upper ones say nothing new. */
    private static ValueNode whole(ColumnChunk leaf, int bits, boolean signed) {
        long number = leaf.number();
        if (bits == 64) {
            return new ValueNode.Number(signed ? Long.toString(number) : Long.toUnsignedString(number));
        }
        long value = signed ? number : number & 0xffffffffL;
        long least = signed ? -(1L << bits - 1) : 0;
        long most = signed ? (1L << bits - 1) - 1 : (1L << bits) - 1;
        if (value < least || value > most) {
            throw new RefusedFile(
                    Reason.CORRUPT,
                    "The Parquet file is damaged: " + leaf.field().name() + " has " + value + ", which is no "
                            + leaf.field().kind().text() + ". Ask for it again.");
        }
        return new ValueNode.Number(Long.toString(value));
    }

    private static BigInteger unscaled(ColumnChunk leaf) {
        if (!leaf.field().physical().isBytes()) {
            return BigInteger.valueOf(leaf.number());
        }
        return leaf.to() == leaf.from()
                ? BigInteger.ZERO
                : new BigInteger(leaf.bytes(), leaf.from(), leaf.to() - leaf.from());
    }

    private static long scale(int digits) {
        return digits == 3 ? 1_000_000L : digits == 6 ? 1_000L : 1L;
    }

    private static ValueNode time(ColumnChunk leaf, int digits) {
        long number = leaf.number();
        long most = NANOS_OF_DAY / scale(digits);
        return number < 0 || number >= most
                ? new ValueNode.Number(Long.toString(number))
                : new ValueNode.Time(TIME.format(LocalTime.ofNanoOfDay(number * scale(digits))));
    }

    private static String timestamp(long number, int digits) {
        long units = NANOS_OF_DAY / scale(digits);
        return at(Math.floorDiv(number, units), Math.floorMod(number, units) * scale(digits));
    }

    private static String at(long day, long nanos) {
        LocalDateTime time = LocalDateTime.of(LocalDate.ofEpochDay(day), LocalTime.ofNanoOfDay(nanos));
        return time.toLocalDate() + "T" + TIME.format(time);
    }

    /** Nanoseconds of the day, then the Julian day; writers disagree on its zone, so that the column's counts. */
    private static ValueNode int96(ColumnChunk leaf) {
        ByteBuffer bytes = ByteBuffer.wrap(leaf.bytes(), leaf.from(), 12).order(ByteOrder.LITTLE_ENDIAN);
        long nanos = bytes.getLong();
        long day = (bytes.getInt() & 0xffffffffL) - JULIAN_DAY_OF_EPOCH;
        return nanos < 0 || nanos >= NANOS_OF_DAY
                ? new ValueNode.Bytes(Arrays.copyOfRange(leaf.bytes(), leaf.from(), leaf.to()))
                : new ValueNode.Time(at(day, nanos));
    }
}
