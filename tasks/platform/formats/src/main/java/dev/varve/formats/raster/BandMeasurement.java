package dev.varve.formats.raster;

import java.util.Optional;

/**
 * One band, every pixel of which was read.
 *
 * @param checksum as {@code gdalinfo -checksum} tells it
 * @param preview of a band that the scene's {@link Thumbnail} shows
 */
public record BandMeasurement(int band, Statistics statistics, int checksum, Optional<Preview> preview) {}
