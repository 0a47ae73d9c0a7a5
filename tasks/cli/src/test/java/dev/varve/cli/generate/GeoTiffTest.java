package dev.varve.cli.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.varve.formats.raster.CellValues;
import dev.varve.formats.raster.RasterFile;
import dev.varve.formats.raster.RasterLibrary;
import dev.varve.formats.raster.RasterReader;
import dev.varve.formats.raster.Scene;
import dev.varve.formats.raster.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeoTiffTest {
    private static final int WIDTH = 1_500;
    private static final int HEIGHT = 40;

    @TempDir
    private Path folder;

    /** Noise fills the table of strings many times over, what is even makes long ones. */
    private static float[] samples() {
        Random random = new Random(7);
        float[] samples = new float[2 * WIDTH * HEIGHT];
        for (int i = 0; i < samples.length; i++) {
            boolean noise = i / (2 * WIDTH) % 2 == 0;
            samples[i] = noise ? random.nextFloat() : i / (2 * WIDTH) % 3 == 0 ? -1 : 0;
        }
        return samples;
    }

    private static GeoTiff image(float[] samples) {
        return new GeoTiff(WIDTH, HEIGHT, 2, (band, row, column) -> samples[2 * (row * WIDTH + column) + band])
                .at(10, 60, 0.01)
                .nodata(-1)
                .metadata("<Item name=\"SENSOR\">ä</Item>");
    }

    @Test
    @Tag("gdal")
    void isReadAsItWasWrittenCompressedOrNot() throws IOException {
        float[] samples = samples();
        Path plain = folder.resolve("plain.tif");
        Path small = folder.resolve("small.tif");
        image(samples).write(plain);
        image(samples).compressed().write(small);
        assertThat(Files.size(small)).isLessThan(Files.size(plain));
        try (RasterReader reader = RasterLibrary.installed()
                .open(RasterLibrary.Settings.in(
                        Path.of("../..").toAbsolutePath().normalize()))) {
            for (Path file : new Path[] {plain, small}) {
                RasterFile raster = RasterFile.of(file);
                Scene scene = reader.scenes(raster).getFirst();
                assertThat(scene.compression()).isEqualTo(file == plain ? "NONE" : "LZW");
                assertThat(scene.crs().orElseThrow().code()).contains("EPSG:4326");
                assertThat(scene.degrees().orElseThrow().maxY()).isEqualTo(60);
                assertThat(scene.tags()).containsEntry("SENSOR", "ä");
                int[] seen = new int[1];
                reader.cells(raster, scene, Selection.ALL, cells -> {
                    for (int i = 0; i < cells.size(); i++) {
                        for (int band = 0; band < 2; band++) {
                            float sample = samples[2 * (cells.row()[i] * WIDTH + cells.column()[i]) + band];
                            CellValues values = cells.values().get(band);
                            if (sample == -1 ? !values.isNull(i) : values.get(i).floatValue() != sample) {
                                throw new AssertionError(
                                        file + " row " + cells.row()[i] + " column " + cells.column()[i]);
                            }
                        }
                        seen[0]++;
                    }
                });
                assertThat(seen[0]).isEqualTo(WIDTH * HEIGHT);
            }
        }
    }

    @Test
    void isNoLargerThanItsPlacesCanTell() {
        assertThatThrownBy(
                        () -> new GeoTiff(40_000, 40_000, 1, (band, row, column) -> 0).write(folder.resolve("x.tif")))
                .hasMessageContaining("40000 x 40000 pixels is too large for a TIFF of less than 4 GB");
    }
}
