package dev.varve.formats.raster.gdal.sample;

import dev.varve.formats.raster.Band;
import dev.varve.formats.raster.Nodata;
import dev.varve.formats.raster.SampleType;
import dev.varve.formats.raster.Statistics;
import java.lang.foreign.MemorySegment;

/** Statistics that grow with the samples of one band, whatever their order. */
public final class RunningStatistics {
    /** Samples that are looked at together. */
    public static final int CHUNK = 4096;

    private final SampleType type;
    private final Nodata nodata;
    private final double[] samples;
    private long valid;
    private long noData;
    private long nan;
    private double minimum = Double.POSITIVE_INFINITY;
    private double maximum = Double.NEGATIVE_INFINITY;
    private double mean;
    private double squares;

    /** @param scratch for one chunk, which many may share */
    public RunningStatistics(Band band, double[] scratch) {
        this.samples = scratch;
        this.type = band.type();
        this.nodata = band.nodata().orElse(null);
    }

    /** @param checksum told every sample too, or null */
    public void add(MemorySegment from, long offset, int count, Checksum checksum, long index) {
        for (int done = 0; done < count; done += CHUNK) {
            int part = Math.min(CHUNK, count - done);
            long start = offset + (long) done * type.bytes();
            Samples.toDoubles(type, from, start, samples, part);
            if (checksum != null) {
                checksum.add(samples, part, index + done);
            }
            merge(type.isLong() ? keepLongs(from, start, part) : keep(part));
        }
    }

    /** Moves what is valid to the front. */
    private int keep(int count) {
        boolean numeric = nodata != null && nodata.value() == nodata.value();
        double absent = numeric ? nodata.value() : 0;
        int kept = 0;
        for (int i = 0; i < count; i++) {
            double sample = samples[i];
            if (sample != sample) {
                nan++;
            } else if (numeric && sample == absent) {
                noData++;
            } else {
                samples[kept++] = sample;
            }
        }
        return kept;
    }

    private int keepLongs(MemorySegment from, long offset, int count) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (nodata != null && Samples.bits(from, offset, i) == nodata.bits()) {
                noData++;
            } else {
                samples[kept++] = samples[i];
            }
        }
        return kept;
    }

    /** Each chunk around its own mean, then merged: sums of squares of large values would cancel out. */
    private void merge(int count) {
        if (count == 0) {
            return;
        }
        double sum = 0;
        for (int i = 0; i < count; i++) {
            double sample = samples[i];
            sum += sample;
            if (sample < minimum) {
                minimum = sample;
            }
            if (sample > maximum) {
                maximum = sample;
            }
        }
        double middle = sum / count;
        double around = 0;
        for (int i = 0; i < count; i++) {
            double distance = samples[i] - middle;
            around += distance * distance;
        }
        double shift = middle - mean;
        long all = valid + count;
        squares += around + shift * shift * ((double) valid * count / all);
        mean += shift * count / all;
        valid = all;
    }

    public Statistics statistics() {
        return valid == 0
                ? new Statistics(0, noData, nan, Double.NaN, Double.NaN, Double.NaN, Double.NaN)
                : new Statistics(valid, noData, nan, minimum, maximum, mean, Math.sqrt(squares / valid));
    }
}
