package dev.varve.formats.parquet;

import dev.varve.formats.parquet.Field.Physical;

/** Reads what a schema element says of its values: by its logical type, else by the older converted type; both must agree. */
final class Kinds {
    private static final Kind PLAIN = new Kind.Plain();

    private Kinds() {}

    static Kind ofGroup(Thrift.Struct element) {
        Thrift.Struct logical = element.struct(10);
        int type = logical == null ? 0 : logical.chosen();
        long old = element.number(6, -1);
        if (type == 16) {
            throw Damage.unsupported("The field " + element.text(4)
                    + " is of type VARIANT, which is not read. Ask for a file without it.");
        }
        return type == 3 || type == 0 && old == 3
                ? new Kind.List()
                : type == 2 || type == 0 && (old == 1 || old == 2) ? new Kind.Map() : PLAIN;
    }

    static Kind of(Thrift.Struct element, Physical physical, int length, String name) {
        Thrift.Struct logical = element.struct(10);
        Kind older = element.has(6) ? converted(element, physical) : null;
        Kind kind = logical == null ? older == null ? PLAIN : older : logical(logical);
        if (logical != null && older != null && !agree(kind, older)) {
            throw Damage.corrupt("the field " + name + " is said to be " + kind.text() + ", and " + older.text());
        }
        if (!fits(kind, physical, length)) {
            throw Damage.corrupt("the field " + name + " is said to be " + kind.text() + ", and stored as " + physical);
        }
        return kind;
    }

    /** The older type cannot say nanoseconds, local time and more; where it says something, it is the same. */
    private static boolean agree(Kind kind, Kind older) {
        return switch (older) {
            case Kind.Timestamp(int digits, boolean _) -> kind instanceof Kind.Timestamp t && t.digits() == digits;
            case Kind.Plain _ -> true;
            default -> older.equals(kind);
        };
    }

    private static boolean fits(Kind kind, Physical physical, int length) {
        boolean bytes = physical == Physical.BYTE_ARRAY;
        return switch (kind) {
            case Kind.Text _, Kind.Json _ -> bytes;
            case Kind.Uuid _ -> physical == Physical.FIXED && length == 16;
            case Kind.HalfFloat _ -> physical == Physical.FIXED && length == 2;
            case Kind.Whole(int bits, boolean _) -> physical == (bits == 64 ? Physical.INT64 : Physical.INT32);
            case Kind.Decimal(int precision, int scale) ->
                precision > 0
                        && scale >= 0
                        && scale <= precision
                        && switch (physical) {
                            case INT32 -> precision <= 9;
                            case INT64 -> precision <= 18;
                            case FIXED -> length > 0;
                            default -> bytes;
                        };
            case Kind.Date _ -> physical == Physical.INT32;
            case Kind.Time(int digits) -> physical == (digits == 3 ? Physical.INT32 : Physical.INT64);
            case Kind.Timestamp _ -> physical == Physical.INT64;
            case Kind.Plain _, Kind.List _, Kind.Map _ -> true;
        };
    }

    private static Kind logical(Thrift.Struct union) {
        Thrift.Struct body = union.struct(union.chosen());
        if (body == null && union.chosen() != 0) {
            throw Damage.corrupt("a logical type has no content");
        }
        return switch (union.chosen()) {
            case 1, 4 -> new Kind.Text();
            case 5 -> new Kind.Decimal(body.size(2, "the precision of a decimal"), body.size(1, "a scale"));
            case 6 -> new Kind.Date();
            case 7 -> new Kind.Time(digits(body));
            case 8 -> new Kind.Timestamp(digits(body), body.bool(1, true));
            case 10 -> whole((int) body.number(1, "the width of an integer"), body.bool(2, true));
            case 12 -> new Kind.Json();
            case 14 -> new Kind.Uuid();
            case 15 -> new Kind.HalfFloat();
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

    private static Kind whole(int bits, boolean signed) {
        if (bits != 8 && bits != 16 && bits != 32 && bits != 64) {
            throw Damage.corrupt("an integer has " + bits + " bits");
        }
        return new Kind.Whole(bits, signed);
    }

    private static Kind converted(Thrift.Struct element, Physical physical) {
        int type = (int) element.number(6, -1);
        return switch (type) {
            case 0, 4 -> new Kind.Text();
            case 5 -> new Kind.Decimal(element.size(8, "the precision of a decimal"), (int) element.number(7, 0));
            case 6 -> new Kind.Date();
            case 7 -> new Kind.Time(3);
            case 8 -> new Kind.Time(6);
            case 9 -> new Kind.Timestamp(3, true);
            case 10 -> new Kind.Timestamp(6, true);
            case 11, 12, 13, 14 -> new Kind.Whole(8 << type - 11, false);
            case 15, 16, 17, 18 -> new Kind.Whole(8 << type - 15, true);
            case 19 -> new Kind.Json();
            case 20, 21 -> PLAIN;
            default -> throw Damage.corrupt("a field is of converted type " + type + ", stored as " + physical);
        };
    }
}
