package dev.varve.formats.parquet;

import dev.varve.formats.parquet.SchemaField.Physical;

/** Reads what a schema element says of its values: by its logical type, else by the older converted type; both must agree. */
final class LogicalTypeReader {
    private static final LogicalType PLAIN = new LogicalType.Plain();

    private LogicalTypeReader() {}

    static LogicalType ofGroup(Thrift.Struct element) {
        Thrift.Struct logical = element.struct(10);
        int type = logical == null ? 0 : logical.chosen();
        long old = element.number(6, -1);
        if (type == 16) {
            return new LogicalType.Variant();
        }
        return type == 3 || type == 0 && old == 3
                ? new LogicalType.List()
                : type == 2 || type == 0 && (old == 1 || old == 2) ? new LogicalType.Map() : PLAIN;
    }

    static LogicalType of(Thrift.Struct element, Physical physical, int length, String name) {
        Thrift.Struct logical = element.struct(10);
        LogicalType older = element.has(6) ? converted(element, physical) : null;
        LogicalType kind = logical == null ? older == null ? PLAIN : older : logical(logical);
        if (logical != null && older != null && !agree(kind, older)) {
            throw Damage.corrupt("the field " + name + " is said to be " + kind.text() + ", and " + older.text());
        }
        if (!fits(kind, physical, length)) {
            throw Damage.corrupt("the field " + name + " is said to be " + kind.text() + ", and stored as " + physical);
        }
        return kind;
    }

    /** The older type cannot say nanoseconds, local time and more; where it says something, it is the same. */
    private static boolean agree(LogicalType kind, LogicalType older) {
        return switch (older) {
            case LogicalType.Timestamp(int digits, boolean _) ->
                kind instanceof LogicalType.Timestamp t && t.digits() == digits;
            case LogicalType.Plain _ -> true;
            default -> older.equals(kind);
        };
    }

    private static boolean fits(LogicalType kind, Physical physical, int length) {
        boolean bytes = physical == Physical.BYTE_ARRAY;
        return switch (kind) {
            case LogicalType.Text _, LogicalType.Json _ -> bytes;
            case LogicalType.Uuid _ -> physical == Physical.FIXED && length == 16;
            case LogicalType.HalfFloat _ -> physical == Physical.FIXED && length == 2;
            case LogicalType.Whole(int bits, boolean _) -> physical == (bits == 64 ? Physical.INT64 : Physical.INT32);
            case LogicalType.Decimal(int precision, int scale) ->
                precision > 0
                        && scale >= 0
                        && scale <= precision
                        && switch (physical) {
                            case INT32 -> precision <= 9;
                            case INT64 -> precision <= 18;
                            case FIXED -> length > 0;
                            default -> bytes;
                        };
            case LogicalType.Date _ -> physical == Physical.INT32;
            case LogicalType.Time(int digits) -> physical == (digits == 3 ? Physical.INT32 : Physical.INT64);
            case LogicalType.Timestamp _ -> physical == Physical.INT64;
            case LogicalType.Plain _, LogicalType.List _, LogicalType.Map _, LogicalType.Variant _ -> true;
        };
    }

    private static LogicalType logical(Thrift.Struct union) {
        Thrift.Struct body = union.struct(union.chosen());
        if (body == null && union.chosen() != 0) {
            throw Damage.corrupt("a logical type has no content");
        }
        return switch (union.chosen()) {
            case 1, 4 -> new LogicalType.Text();
            case 5 -> new LogicalType.Decimal(body.size(2, "the precision of a decimal"), body.size(1, "a scale"));
            case 6 -> new LogicalType.Date();
            case 7 -> new LogicalType.Time(digits(body));
            case 8 -> new LogicalType.Timestamp(digits(body), body.bool(1, true));
            case 10 -> whole((int) body.number(1, "the width of an integer"), body.bool(2, true));
            case 12 -> new LogicalType.Json();
            case 14 -> new LogicalType.Uuid();
            case 15 -> new LogicalType.HalfFloat();
            default -> PLAIN;
        };
    }

    private static int digits(Thrift.Struct body) {
        Thrift.Struct unit = body.struct(2);
        int chosen = unit == null ? 0 : unit.chosen();
        if (chosen < 1 || chosen > 3) {
            throw Damage.corrupt("a unit of time is " + chosen);
        }
        return chosen * 3;
    }

    private static LogicalType whole(int bits, boolean signed) {
        if (bits != 8 && bits != 16 && bits != 32 && bits != 64) {
            throw Damage.corrupt("an integer has " + bits + " bits");
        }
        return new LogicalType.Whole(bits, signed);
    }

    private static LogicalType converted(Thrift.Struct element, Physical physical) {
        int type = (int) element.number(6, -1);
        return switch (type) {
            case 0, 4 -> new LogicalType.Text();
            case 5 ->
                new LogicalType.Decimal(element.size(8, "the precision of a decimal"), (int) element.number(7, 0));
            case 6 -> new LogicalType.Date();
            case 7 -> new LogicalType.Time(3);
            case 8 -> new LogicalType.Time(6);
            case 9 -> new LogicalType.Timestamp(3, true);
            case 10 -> new LogicalType.Timestamp(6, true);
            case 11, 12, 13, 14 -> new LogicalType.Whole(8 << type - 11, false);
            case 15, 16, 17, 18 -> new LogicalType.Whole(8 << type - 15, true);
            case 19 -> new LogicalType.Json();
            case 20, 21 -> PLAIN;
            default -> throw Damage.corrupt("a field is of converted type " + type + ", stored as " + physical);
        };
    }
}
