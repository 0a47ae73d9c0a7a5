package dev.varve.formats.raster.gdal;

import dev.varve.formats.raster.RasterFile;
import dev.varve.formats.raster.SampleType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.DeflaterOutputStream;

/** A TIFF of one page written by hand, so that nothing the reader uses has a say in what it should read. */
final class TiffDraft {
    /** The sample of a band (from 0) at a row and column. */
    interface Source {
        Number at(int band, int row, int column);
    }

    final int width;
    final int height;
    final int bands;
    final SampleType type;
    Source source = (band, row, column) -> band * 50 + row * 7 + column;
    boolean big;
    boolean bigEndian;
    boolean planar;
    boolean deflate;
    int blockWidth;
    int blockHeight;
    private final Map<Integer, Object> tags = new TreeMap<>();

    TiffDraft(int width, int height, int bands, SampleType type) {
        this.width = width;
        this.height = height;
        this.bands = bands;
        this.type = type;
        this.blockHeight = height;
    }

    /** @param value shorts, doubles or a text */
    TiffDraft tag(int tag, Object value) {
        tags.put(tag, value);
        return this;
    }

    /** UTM zone 33 north, ten metres a pixel, from 500,000 and 5,600,000. */
    TiffDraft placed() {
        return tag(33550, new double[] {10, 10, 0})
                .tag(33922, new double[] {0, 0, 0, 500_000, 5_600_000, 0})
                .utm();
    }

    TiffDraft utm() {
        return tag(34735, new short[] {1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, (short) 32633});
    }

    TiffDraft nodata(String text) {
        return tag(42113, text);
    }

    TiffDraft metadata(String items) {
        return tag(42112, "<GDALMetadata>" + items + "</GDALMetadata>");
    }

    RasterFile write(Path folder) {
        return write(folder, List.of(this));
    }

    static RasterFile write(Path folder, List<TiffDraft> pages) {
        Path file = folder.resolve("raster.tif");
        try {
            Files.write(file, bytes(pages));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return RasterFile.of(file);
    }

    static byte[] bytes(List<TiffDraft> pages) {
        return new TiffBytes(pages.getFirst().big, pages.getFirst().bigEndian).of(pages);
    }

    ByteOrder order() {
        return bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    /** Every tag but where the blocks are. */
    Map<Integer, Object> header() {
        Map<Integer, Object> all = new TreeMap<>();
        all.put(256, new int[] {width});
        all.put(257, new int[] {height});
        all.put(258, shorts(8 * type.bytes()));
        all.put(259, new short[] {(short) (deflate ? 8 : 1)});
        all.put(262, new short[] {1});
        all.put(277, new short[] {(short) bands});
        all.put(284, new short[] {(short) (planar ? 2 : 1)});
        all.put(339, shorts(type.isFloating() ? 3 : type.text().startsWith("u") ? 1 : 2));
        if (bands > 1) {
            all.put(338, new short[bands - 1]);
        }
        if (blockWidth > 0) {
            all.put(322, new int[] {blockWidth});
            all.put(323, new int[] {blockHeight});
        } else {
            all.put(278, new int[] {blockHeight});
        }
        all.putAll(tags);
        return all;
    }

    private short[] shorts(int value) {
        short[] values = new short[bands];
        java.util.Arrays.fill(values, (short) value);
        return values;
    }

    List<byte[]> blocks() {
        int across = blockWidth > 0 ? blockWidth : width;
        List<byte[]> blocks = new ArrayList<>();
        for (int plane = 0; plane < (planar ? bands : 1); plane++) {
            for (int row = 0; row < height; row += blockHeight) {
                for (int column = 0; column < width; column += across) {
                    int rows = blockWidth > 0 ? blockHeight : Math.min(blockHeight, height - row);
                    blocks.add(block(plane, row, column, rows, across));
                }
            }
        }
        return blocks;
    }

    private byte[] block(int plane, int top, int left, int rows, int across) {
        int depth = planar ? 1 : bands;
        ByteBuffer bytes =
                ByteBuffer.allocate(rows * across * depth * type.bytes()).order(order());
        for (int row = top; row < top + rows; row++) {
            for (int column = left; column < left + across; column++) {
                for (int band = planar ? plane : 0; band < (planar ? plane + 1 : bands); band++) {
                    put(bytes, row < height && column < width ? source.at(band, row, column) : 0);
                }
            }
        }
        return deflate ? deflated(bytes.array()) : bytes.array();
    }

    private void put(ByteBuffer bytes, Number sample) {
        switch (type) {
            case INT8, UINT8 -> bytes.put(sample.byteValue());
            case INT16, UINT16 -> bytes.putShort(sample.shortValue());
            case INT32, UINT32 -> bytes.putInt((int) sample.longValue());
            case INT64, UINT64 -> bytes.putLong(sample.longValue());
            case FLOAT32 -> bytes.putFloat(sample.floatValue());
            case FLOAT64 -> bytes.putDouble(sample.doubleValue());
        }
    }

    private static byte[] deflated(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
            deflater.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] ascii(String text) {
        return (text + "\0").getBytes(StandardCharsets.UTF_8);
    }
}
