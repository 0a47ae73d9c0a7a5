package dev.varve.formats.raster;

/**
 * What a header may declare. Checked before any memory is taken for pixels.
 *
 * @param bytes of all pixels of all pages
 * @param ratio of these bytes to the file's size, once they are more than {@link #HARMLESS}
 * @param blockBytes of what the library unpacks at once: one tile or strip, of all bands where these are interleaved by pixel
 * @param pages of one file
 */
public record RasterLimits(long bytes, long ratio, long blockBytes, int pages) {
    /** A file that unpacks to no more is no bomb, whatever its ratio. */
    public static final long HARMLESS = 100_000_000;

    public static final RasterLimits USUAL = new RasterLimits(100_000_000_000L, 1_000, 64 << 20, 1_000);
}
