package dev.varve.chain.raster;

import dev.varve.cli.generate.TiffDirectory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A small TIFF written by hand: one strip, bands side by side, half a degree a pixel from 10 east, 50 north; 0 is no data. */
final class Tiff {
    private static final int HEADER = 8;

    private final TiffDirectory tags = new TiffDirectory();
    private final byte[] samples;

    private Tiff(int width, int height, int bands, byte[] samples) {
        this.samples = samples;
        short bits = (short) (8 * samples.length / (width * height * bands));
        short[] each = new short[bands];
        short[] kind = new short[bands];
        java.util.Arrays.fill(each, bits);
        java.util.Arrays.fill(kind, (short) (bits == 32 ? 3 : 1));
        tags.tag(256, new short[] {(short) width});
        tags.tag(257, new short[] {(short) height});
        tags.tag(258, each);
        tags.tag(259, new short[] {1});
        tags.tag(262, new short[] {1});
        tags.tag(273, new int[] {HEADER});
        tags.tag(277, new short[] {(short) bands});
        tags.tag(278, new short[] {(short) height});
        tags.tag(279, new int[] {samples.length});
        tags.tag(339, kind);
        if (bands > 1) {
            tags.tag(338, new short[bands - 1]);
        }
        tags.tag(33550, new double[] {0.5, 0.5, 0});
        tags.tag(33922, new double[] {0, 0, 0, 10, 50, 0});
        tags.tag(34735, new short[] {1, 1, 0, 3, 1024, 0, 1, 2, 1025, 0, 1, 1, 2048, 0, 1, 4326});
        tags.tag(42113, "0");
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
        tags.tag(42112, "<GDALMetadata><Item name=\"SENSOR\">" + name + "</Item></GDALMetadata>");
        return this;
    }

    /** In the form of TIFF, {@code yyyy:MM:dd HH:mm:ss}. */
    Tiff written(String time) {
        tags.tag(306, time);
        return this;
    }

    Tiff withoutPlace() {
        tags.without(33550).without(33922);
        return this;
    }

    byte[] bytes() {
        int directory = HEADER + samples.length + samples.length % 2;
        byte[] last = tags.at(directory);
        return ByteBuffer.allocate(directory + last.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {'I', 'I', 42, 0})
                .putInt(directory)
                .put(samples)
                .put(directory, last)
                .array();
    }
}
