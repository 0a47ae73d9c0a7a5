package dev.varve.cli;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** A small TIFF written by hand: one strip, bands side by side, half a degree a pixel from 10 east, 50 north; 0 is no data. */
final class Tiff {
    private static final int HEADER = 8;

    private final Map<Integer, Object> tags = new TreeMap<>();
    private final byte[] samples;

    private Tiff(int width, int height, int bands, byte[] samples) {
        this.samples = samples;
        short bits = (short) (8 * samples.length / (width * height * bands));
        short[] each = new short[bands];
        short[] kind = new short[bands];
        java.util.Arrays.fill(each, bits);
        java.util.Arrays.fill(kind, (short) (bits == 32 ? 3 : 1));
        tags.put(256, new short[] {(short) width});
        tags.put(257, new short[] {(short) height});
        tags.put(258, each);
        tags.put(259, new short[] {1});
        tags.put(262, new short[] {1});
        tags.put(273, new int[] {HEADER});
        tags.put(277, new short[] {(short) bands});
        tags.put(278, new short[] {(short) height});
        tags.put(279, new int[] {samples.length});
        tags.put(339, kind);
        if (bands > 1) {
            tags.put(338, new short[bands - 1]);
        }
        tags.put(33550, new double[] {0.5, 0.5, 0});
        tags.put(33922, new double[] {0, 0, 0, 10, 50, 0});
        tags.put(34735, new short[] {1, 1, 0, 3, 1024, 0, 1, 2, 1025, 0, 1, 1, 2048, 0, 1, 4326});
        tags.put(42113, "0");
    }

    /** @param samples of a pixel side by side, rows from the top */
    static Tiff ofBytes(int width, int height, int bands, int... samples) {
        byte[] bytes = new byte[samples.length];
        for (int i = 0; i < samples.length; i++) {
            bytes[i] = (byte) samples[i];
        }
        return new Tiff(width, height, bands, bytes);
    }

    static Tiff ofFloats(int width, int height, int bands, double... samples) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double sample : samples) {
            bytes.putFloat((float) sample);
        }
        return new Tiff(width, height, bands, bytes.array());
    }

    Tiff sensor(String name) {
        tags.put(42112, "<GDALMetadata><Item name=\"SENSOR\">" + name + "</Item></GDALMetadata>");
        return this;
    }

    /** In the form of TIFF, {@code yyyy:MM:dd HH:mm:ss}. */
    Tiff written(String time) {
        tags.put(306, time);
        return this;
    }

    Tiff withoutPlace() {
        tags.remove(33550);
        tags.remove(33922);
        return this;
    }

    byte[] bytes() {
        int directory = HEADER + samples.length + samples.length % 2;
        ByteBuffer out = ByteBuffer.allocate(8192 + samples.length).order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) 'I')
                .put((byte) 'I')
                .putShort((short) 42)
                .putInt(directory)
                .put(samples);
        int beyond = directory + 2 + 12 * tags.size() + 4;
        out.position(directory);
        out.putShort((short) tags.size());
        for (Map.Entry<Integer, Object> tag : tags.entrySet()) {
            ByteBuffer value = value(tag.getValue());
            int type = switch (tag.getValue()) {
                case String _ -> 2;
                case short[] _ -> 3;
                case int[] _ -> 4;
                default -> 12;
            };
            int size = new int[] {1, 2, 4, 8}[type == 12 ? 3 : type - 2];
            out.putShort(tag.getKey().shortValue()).putShort((short) type).putInt(value.limit() / size);
            if (value.limit() <= 4) {
                out.put(out.position(), value, 0, value.limit());
            } else {
                out.putInt(out.position(), beyond);
                out.put(beyond, value, 0, value.limit());
                beyond += value.limit() + value.limit() % 2;
            }
            out.position(out.position() + 4);
        }
        byte[] bytes = new byte[beyond];
        out.get(0, bytes);
        return bytes;
    }

    private static ByteBuffer value(Object value) {
        ByteBuffer bytes = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN);
        switch (value) {
            case String text -> bytes.put((text + "\0").getBytes(StandardCharsets.US_ASCII));
            case short[] shorts -> {
                for (short one : shorts) {
                    bytes.putShort(one);
                }
            }
            case int[] ints -> {
                for (int one : ints) {
                    bytes.putInt(one);
                }
            }
            default -> {
                for (double one : (double[]) value) {
                    bytes.putDouble(one);
                }
            }
        }
        return bytes.flip();
    }
}
