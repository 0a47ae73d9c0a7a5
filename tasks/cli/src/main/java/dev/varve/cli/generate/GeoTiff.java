package dev.varve.cli.generate;

import dev.varve.failure.TaskFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A raster of 32-bit floats in degrees (EPSG:4326), in strips, the bands of a pixel side by side. */
public final class GeoTiff {
    private static final int HEADER = 8;
    private static final int STRIP = 8_192;
    private static final long LARGEST = 4_000_000_000L;
    private static final short UNCOMPRESSED = 1;
    private static final short LZW = 5;

    /** What stands in it. */
    @FunctionalInterface
    public interface Source {
        float at(int band, int row, int column);
    }

    private final int width;
    private final int height;
    private final int bands;
    private final Source source;
    private final TiffDirectory directory = new TiffDirectory();
    private boolean compressed;

    public GeoTiff(int width, int height, int bands, Source source) {
        this.width = width;
        this.height = height;
        this.bands = bands;
        this.source = source;
        directory.tag(256, new int[] {width}).tag(257, new int[] {height}).tag(262, new short[] {1});
        directory.tag(258, all(32)).tag(339, all(3)).tag(277, new short[] {(short) bands});
        if (bands > 1) {
            directory.tag(338, new short[bands - 1]);
        }
        directory.tag(34735, new short[] {1, 1, 0, 3, 1024, 0, 1, 2, 1025, 0, 1, 1, 2048, 0, 1, 4326});
    }

    private short[] all(int value) {
        short[] each = new short[bands];
        java.util.Arrays.fill(each, (short) value);
        return each;
    }

    /**
     * @param west edge in degrees
     * @param size of a pixel in degrees
     */
    public GeoTiff at(double west, double north, double size) {
        directory.tag(33550, new double[] {size, size, 0}).tag(33922, new double[] {0, 0, 0, west, north, 0});
        return this;
    }

    public GeoTiff nodata(int value) {
        directory.tag(42113, Integer.toString(value));
        return this;
    }

    /** @param items as libgdal writes them, such as {@code <Item name="SENSOR">one</Item>} */
    public GeoTiff metadata(String items) {
        directory.tag(42112, "<GDALMetadata>" + items + "</GDALMetadata>");
        return this;
    }

    /** With LZW, the usual compression. */
    public GeoTiff compressed() {
        compressed = true;
        return this;
    }

    /** @throws TaskFailure where it is too large for a TIFF, whose places are numbers of 32 bits */
    public void write(Path file) throws IOException {
        if ((long) width * height * bands * Float.BYTES > LARGEST) {
            throw TaskFailure.usage("an image of " + width + " x " + height
                    + " pixels is too large for a TIFF of less than 4 GB; choose a smaller one");
        }
        int rowBytes = width * bands * Float.BYTES;
        int rows = Math.clamp(STRIP / rowBytes, 1, height);
        int strips = Math.ceilDiv(height, rows);
        int[] offsets = new int[strips];
        int[] counts = new int[strips];
        try (FileChannel out = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            out.position(HEADER);
            Lzw lzw = new Lzw();
            for (int strip = 0; strip < strips; strip++) {
                byte[] samples = samples(strip * rows, Math.min(rows, height - strip * rows));
                byte[] bytes = compressed ? lzw.compressed(samples) : samples;
                offsets[strip] = (int) out.position();
                counts[strip] = bytes.length;
                write(out, bytes);
            }
            long end = out.position() + out.position() % 2;
            out.position(end);
            write(
                    out,
                    directory
                            .tag(259, new short[] {compressed ? LZW : UNCOMPRESSED})
                            .tag(273, offsets)
                            .tag(278, new int[] {rows})
                            .tag(279, counts)
                            .at(end));
            out.position(0);
            ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
            write(
                    out,
                    header.put(new byte[] {'I', 'I', 42, 0}).putInt((int) end).array());
        }
    }

    private byte[] samples(int top, int rows) {
        ByteBuffer bytes =
                ByteBuffer.allocate(rows * width * bands * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int row = top; row < top + rows; row++) {
            for (int column = 0; column < width; column++) {
                for (int band = 0; band < bands; band++) {
                    bytes.putFloat(source.at(band, row, column));
                }
            }
        }
        return bytes.array();
    }

    private static void write(FileChannel out, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            out.write(buffer);
        }
    }
}
