package dev.varve.formats.raster;

/**
 * One band, every pixel of which was read.
 *
 * @param checksum as {@code gdalinfo -checksum} tells it
 */
public record Measured(int band, Statistics statistics, int checksum) {}
