package dev.varve.formats.raster;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A rectangle of one band, compressed.
 *
 * <p>The pixels: {@code bytes} unpacked with zlib are {@code height * width} samples, row by row from the top, each of the
 * band's type, little-endian; nodata is the band's nodata value. With numpy:
 * {@code numpy.frombuffer(zlib.decompress(bytes), '<f4').reshape(height, width)}.
 *
 * @param row of its first pixel in the scene, from 0
 * @param column of its first pixel in the scene, from 0
 * @param width in samples: with {@code every} above 1 fewer than the columns it spans
 * @param every the selection's
 * @param statistics of its samples
 */
public record Tile(
        int band,
        int row,
        int column,
        int width,
        int height,
        int every,
        SampleType type,
        Statistics statistics,
        byte[] bytes) {

    /** The samples as they are described above, uncompressed. */
    public byte[] samples() {
        byte[] samples = new byte[width * height * type.bytes()];
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(bytes);
            int length = inflater.inflate(samples);
            if (length != samples.length || inflater.inflate(new byte[1]) != 0 || !inflater.finished()) {
                throw new IllegalStateException("a tile of " + samples.length + " bytes unpacks to another length");
            }
            return samples;
        } catch (DataFormatException e) {
            throw new IllegalStateException("a tile does not unpack: " + e.getMessage(), e);
        } finally {
            inflater.end();
        }
    }
}
