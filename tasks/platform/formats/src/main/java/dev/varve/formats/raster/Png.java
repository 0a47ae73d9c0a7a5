package dev.varve.formats.raster;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** A PNG: with a palette where 256 colours do, else 8 bits of red, green, blue and alpha a pixel. */
final class Png {
    private static final long SIGNATURE = 0x89504e470d0a1a0aL;
    private static final byte INDEXED = 3;
    private static final byte WITH_ALPHA = 6;

    private Png() {}

    /** @param pixels ARGB, row by row from the top */
    static byte[] of(int width, int height, int[] pixels) {
        Map<Integer, Integer> palette = new LinkedHashMap<>();
        for (int i = 0; i < pixels.length && palette.size() <= 256; i++) {
            palette.putIfAbsent(pixels[i], palette.size());
        }
        boolean indexed = palette.size() <= 256;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(SIGNATURE);
            chunk(out, "IHDR", header(width, height, indexed ? INDEXED : WITH_ALPHA));
            if (indexed) {
                byte[] colours = new byte[3 * palette.size()];
                byte[] alphas = new byte[palette.size()];
                palette.forEach((colour, index) -> {
                    colours[3 * index] = (byte) (colour >> 16);
                    colours[3 * index + 1] = (byte) (colour >> 8);
                    colours[3 * index + 2] = colour.byteValue();
                    alphas[index] = (byte) (colour >>> 24);
                });
                chunk(out, "PLTE", colours);
                chunk(out, "tRNS", alphas);
            }
            chunk(out, "IDAT", image(width, height, pixels, indexed ? palette : null));
            chunk(out, "IEND", new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] header(int width, int height, byte colourType) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(width);
        out.writeInt(height);
        out.write(new byte[] {8, colourType, 0, 0, 0});
        return bytes.toByteArray();
    }

    private static byte[] image(int width, int height, int[] pixels, Map<Integer, Integer> palette) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater best = new Deflater(Deflater.BEST_COMPRESSION);
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes, best))) {
            for (int row = 0; row < height; row++) {
                out.write(0); // samples as they are, no filter
                for (int i = row * width; i < (row + 1) * width; i++) {
                    if (palette != null) {
                        out.write(palette.get(pixels[i]));
                    } else {
                        out.writeInt(pixels[i] << 8 | pixels[i] >>> 24);
                    }
                }
            }
        } finally {
            best.end();
        }
        return bytes.toByteArray();
    }

    private static void chunk(DataOutputStream out, String name, byte[] content) throws IOException {
        byte[] type = name.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(type);
        sum.update(content);
        out.writeInt(content.length);
        out.write(type);
        out.write(content);
        out.writeInt((int) sum.getValue());
    }
}
