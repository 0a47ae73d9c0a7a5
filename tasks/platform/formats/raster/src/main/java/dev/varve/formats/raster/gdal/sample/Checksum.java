package dev.varve.formats.raster.gdal.sample;

import dev.varve.formats.raster.SampleType;

/**
 * The checksum of GDALChecksumImage, which would read every pixel a second time. A sum modulo 65,536, so it can be taken in
 * any order as long as each sample's place is known. Of tiled floating-point images that are too wide for GDAL's cache GDAL
 * itself goes tile by tile and answers another number; this one goes line by line as of every other image.
 */
public final class Checksum {
    private static final int[] PRIMES = {7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43};

    private final boolean floating;
    private int sum;

    public Checksum(SampleType type) {
        this.floating = type.isFloating();
    }

    /** @param index of the first sample: row * width + column */
    void add(double[] samples, int count, long index) {
        int prime = (int) (index % PRIMES.length);
        int added = 0;
        for (int i = 0; i < count; i++) {
            added += (floating ? rounded(samples[i]) : (int) samples[i]) % PRIMES[prime];
            prime = prime == PRIMES.length - 1 ? 0 : prime + 1;
        }
        sum += added;
    }

    private static int rounded(double sample) {
        if (sample - sample != 0) {
            return Integer.MIN_VALUE; // NaN or infinite
        }
        return Math.clamp((long) Math.floor(sample + 0.5), -Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    public int value() {
        return sum & 0xffff;
    }
}
