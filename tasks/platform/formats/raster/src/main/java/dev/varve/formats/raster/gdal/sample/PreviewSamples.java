package dev.varve.formats.raster.gdal.sample;

import dev.varve.formats.raster.Band;
import dev.varve.formats.raster.Nodata;
import dev.varve.formats.raster.Preview;
import dev.varve.formats.raster.SampleType;
import dev.varve.formats.raster.Scene;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** The samples of one band that its preview keeps, picked from the windows that hold them. */
public final class PreviewSamples {
    private final SampleType type;
    private final Nodata nodata;
    private final int[] rows;
    private final int[] columns;
    private final double[] samples;
    private final double[] one = new double[1];

    public PreviewSamples(Scene scene, Band band) {
        int step = Preview.step(scene);
        this.type = band.type();
        this.nodata = band.nodata().orElse(null);
        this.rows = places(scene.height(), step);
        this.columns = places(scene.width(), step);
        this.samples = new double[rows.length * columns.length];
        Arrays.fill(samples, Double.NaN);
    }

    private static int[] places(int size, int step) {
        int[] places = new int[Math.ceilDiv(size, step)];
        for (int i = 0; i < places.length; i++) {
            places[i] = (int) Math.min((long) i * step + step / 2, size - 1);
        }
        return places;
    }

    public void add(PixelWindow window, MemorySegment from) {
        for (int row = 0; row < rows.length; row++) {
            int down = rows[row] - window.row();
            if (down >= 0 && down < window.height()) {
                for (int column = 0; column < columns.length; column++) {
                    int right = columns[column] - window.column();
                    if (right >= 0 && right < window.width()) {
                        samples[row * columns.length + column] = sample(from, (long) down * window.width() + right);
                    }
                }
            }
        }
    }

    private double sample(MemorySegment from, long index) {
        Samples.toDoubles(type, from, index * type.bytes(), one, 1);
        boolean absent = nodata != null
                && (type.isLong() ? Samples.bits(from, index * type.bytes(), 0) == nodata.bits() : nodata.is(one[0]));
        return absent ? Double.NaN : one[0];
    }

    public Preview preview() {
        return new Preview(columns.length, rows.length, samples);
    }
}
