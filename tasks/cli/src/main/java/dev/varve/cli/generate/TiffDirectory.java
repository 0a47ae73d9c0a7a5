package dev.varve.cli.generate;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** The directory of a classic little-endian TIFF: tags of text, shorts, ints and doubles. */
public final class TiffDirectory {
    private static final int ENTRY = 12;
    private static final int INLINE = 4;
    private final Map<Integer, Object> tags = new TreeMap<>();

    /** @param value a {@code String}, {@code short[]}, {@code int[]} or {@code double[]} */
    public TiffDirectory tag(int number, Object value) {
        tags.put(number, value);
        return this;
    }

    public TiffDirectory without(int number) {
        tags.remove(number);
        return this;
    }

    /**
     * The directory, with the values that do not fit into it behind it.
     *
     * @param position where it stands in the file, an even number
     */
    public byte[] at(long position) {
        int beyond = 2 + ENTRY * tags.size() + 4;
        int size = beyond
                + tags.values().stream()
                        .mapToInt(value -> even(bytes(value).length))
                        .sum();
        ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        out.putShort((short) tags.size());
        for (Map.Entry<Integer, Object> tag : tags.entrySet()) {
            byte[] value = bytes(tag.getValue());
            Kind kind = Kind.of(tag.getValue());
            out.putShort(tag.getKey().shortValue()).putShort(kind.type).putInt(value.length / kind.size);
            if (value.length <= INLINE) {
                out.put(out.position(), value);
            } else {
                out.putInt(out.position(), Math.toIntExact(position + beyond));
                out.put(beyond, value);
                beyond += even(value.length);
            }
            out.position(out.position() + INLINE);
        }
        byte[] bytes = new byte[beyond];
        out.get(0, bytes);
        return bytes;
    }

    private static int even(int size) {
        return size + size % 2;
    }

    private enum Kind {
        TEXT(2, 1),
        SHORT(3, 2),
        INT(4, 4),
        DOUBLE(12, 8);

        private final short type;
        private final int size;

        Kind(int type, int size) {
            this.type = (short) type;
            this.size = size;
        }

        static Kind of(Object value) {
            return switch (value) {
                case String _ -> TEXT;
                case short[] _ -> SHORT;
                case int[] _ -> INT;
                case double[] _ -> DOUBLE;
                default -> throw new IllegalArgumentException("no value of a tag: " + value);
            };
        }
    }

    private static byte[] bytes(Object value) {
        return switch (value) {
            case String text -> (text + "\0").getBytes(StandardCharsets.UTF_8);
            case short[] shorts -> {
                ByteBuffer bytes = buffer(2 * shorts.length);
                bytes.asShortBuffer().put(shorts);
                yield bytes.array();
            }
            case int[] ints -> {
                ByteBuffer bytes = buffer(4 * ints.length);
                bytes.asIntBuffer().put(ints);
                yield bytes.array();
            }
            default -> {
                double[] doubles = (double[]) value;
                ByteBuffer bytes = buffer(8 * doubles.length);
                bytes.asDoubleBuffer().put(doubles);
                yield bytes.array();
            }
        };
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
