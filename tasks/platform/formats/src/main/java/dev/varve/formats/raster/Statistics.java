package dev.varve.formats.raster;

/**
 * Over the valid pixels: neither nodata nor NaN.
 *
 * @param nodata pixels with the nodata value; none where that is NaN
 * @param nan pixels that are no number, by nodata or otherwise
 * @param minimum as a double, as all of them; NaN where no pixel is valid
 * @param deviation the population's standard deviation
 */
public record Statistics(
        long valid, long nodata, long nan, double minimum, double maximum, double mean, double deviation) {}
