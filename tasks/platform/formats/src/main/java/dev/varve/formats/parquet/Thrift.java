package dev.varve.formats.parquet;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads structs in Thrift's compact protocol. Lists are no longer than the bytes that are left, and nesting is limited. */
final class Thrift {
    private static final int DEEPEST = 32;

    private final byte[] bytes;
    private final int end;
    int position;

    Thrift(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.position = from;
        this.end = to;
    }

    /** The bytes end within a struct. */
    static final class Ended extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Ended() {
            super("ends within a struct", null, false, false);
        }
    }

    /** Fields by their number: Long, Boolean, Double, byte[], {@code List} or {@code Struct}. */
    static final class Struct {
        private final Map<Integer, Object> fields = new HashMap<>();

        boolean has(int id) {
            return fields.containsKey(id);
        }

        long number(int id, String what) {
            if (fields.get(id) instanceof Long number) {
                return number;
            }
            throw Damage.corrupt(what + " is not given");
        }

        /** A count or a size. */
        int size(int id, String what) {
            long size = number(id, what);
            if (size < 0 || size > Integer.MAX_VALUE) {
                throw Damage.corrupt(what + " is " + size);
            }
            return (int) size;
        }

        long number(int id, long absent) {
            return fields.get(id) instanceof Long number ? number : absent;
        }

        boolean bool(int id, boolean absent) {
            return fields.get(id) instanceof Boolean bool ? bool : absent;
        }

        String text(int id) {
            return fields.get(id) instanceof byte[] text ? new String(text, StandardCharsets.UTF_8) : "";
        }

        Struct struct(int id) {
            return fields.get(id) instanceof Struct struct ? struct : null;
        }

        List<Struct> structs(int id) {
            return elements(id, Struct.class);
        }

        List<String> texts(int id) {
            return elements(id, byte[].class).stream()
                    .map(text -> new String(text, StandardCharsets.UTF_8))
                    .toList();
        }

        private <T> List<T> elements(int id, Class<T> type) {
            if (!(fields.get(id) instanceof List<?> list)) {
                return List.of();
            }
            if (!list.stream().allMatch(type::isInstance)) {
                throw Damage.corrupt("a list of its footer holds something else");
            }
            return list.stream().map(type::cast).toList();
        }

        /** The one field that a union has; 0 where it has none. */
        int chosen() {
            return fields.keySet().stream().findFirst().orElse(0);
        }
    }

    Struct struct() {
        return struct(0);
    }

    private Struct struct(int depth) {
        if (depth > DEEPEST) {
            throw Damage.corrupt("its structs stand too deep in each other");
        }
        Struct struct = new Struct();
        int id = 0;
        while (true) {
            int head = next();
            if (head == 0) {
                return struct;
            }
            int delta = head >>> 4;
            id = delta == 0 ? (short) zigzag() : id + delta;
            int type = head & 15;
            Object value = switch (type) {
                case 1 -> true;
                case 2 -> false;
                default -> value(type, depth);
            };
            if (struct.fields.put(id, value) != null) {
                throw Damage.corrupt("a struct has field " + id + " twice");
            }
        }
    }

    private Object value(int type, int depth) {
        return switch (type) {
            case 1, 2 -> next() == 1;
            case 3 -> (long) (byte) next();
            case 4, 5, 6 -> zigzag();
            case 7 -> real();
            case 8 -> binary();
            case 9, 10 -> list(depth);
            case 11 -> map(depth);
            case 12 -> struct(depth + 1);
            default -> throw Damage.corrupt("a struct has a field of type " + type);
        };
    }

    private List<Object> list(int depth) {
        int head = next();
        int size = head >>> 4 == 15 ? length() : head >>> 4;
        if (depth > DEEPEST || size > end - position) {
            throw size > end - position ? new Ended() : Damage.corrupt("its lists stand too deep in each other");
        }
        List<Object> list = new ArrayList<>(Math.min(size, 1 << 10));
        for (int i = 0; i < size; i++) {
            list.add(value(head & 15, depth + 1));
        }
        return list;
    }

    /** No map says anything that a reader needs. */
    private Object map(int depth) {
        int size = length();
        if (size > 0) {
            int types = next();
            for (int i = 0; i < size; i++) {
                value(types >>> 4, depth + 1);
                value(types & 15, depth + 1);
            }
        }
        return Map.of();
    }

    private byte[] binary() {
        int length = length();
        if (length > end - position) {
            throw new Ended();
        }
        byte[] binary = new byte[length];
        System.arraycopy(bytes, position, binary, 0, length);
        position += length;
        return binary;
    }

    private Object real() {
        if (end - position < Long.BYTES) {
            throw new Ended();
        }
        position += Long.BYTES;
        return Double.longBitsToDouble(LittleEndian.number(bytes, position - Long.BYTES, Long.BYTES));
    }

    private int length() {
        long length = varint();
        if (length < 0 || length > Integer.MAX_VALUE) {
            throw Damage.corrupt("a length of its metadata is " + length);
        }
        return (int) length;
    }

    private long zigzag() {
        long n = varint();
        return n >>> 1 ^ -(n & 1);
    }

    private long varint() {
        long n = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int b = next();
            n |= (long) (b & 0x7f) << shift;
            if (b < 0x80) {
                return n;
            }
        }
        throw Damage.corrupt("a number of its metadata has no end");
    }

    private int next() {
        if (position == end) {
            throw new Ended();
        }
        return bytes[position++] & 0xff;
    }
}
