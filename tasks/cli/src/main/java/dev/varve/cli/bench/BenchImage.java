package dev.varve.cli.bench;

import dev.varve.cli.generate.GeoTiff;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A square raster of one band, smooth with some noise and holes without data; the same for the same size. */
final class BenchImage {
    static final String CONTRACT = """
            landing: "{name}.{received_at:yyyyMMdd}.tif"
            format:
              type: geotiff
              pixels: cells
              bands: {value: 1}
            key: name
            columns: {name: text}
            """;
    private static final int NODATA = -9_999;
    private static final float STEPS = 16;

    private BenchImage() {}

    static void write(Path file, int size) throws IOException {
        double[] waves = new double[size];
        for (int i = 0; i < size; i++) {
            waves[i] = StrictMath.sin(i / 150.0);
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        new GeoTiff(size, size, 1, (band, row, column) -> sample(waves, row, column))
                .at(10, 60, 0.0001)
                .nodata(NODATA)
                .compressed()
                .write(part);
        Files.move(part, file);
    }

    private static float sample(double[] waves, int row, int column) {
        if (row % 1_000 < 120 && column % 900 < 200) {
            return NODATA;
        }
        // A hash of the place is noise enough, and the same in any order.
        int hash = (row * 0x9e3779b1 + column) * 0x85ebca6b;
        int noise = hash >>> 28;
        return Math.round((10 * waves[row] + 8 * waves[column]) * STEPS + noise) / STEPS;
    }
}
