package dev.varve.formats.raster.gdal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.formats.raster.BandMeasurement;
import dev.varve.formats.raster.RasterFile;
import dev.varve.formats.raster.RasterReader;
import dev.varve.formats.raster.SampleType;
import dev.varve.formats.raster.Scene;
import dev.varve.formats.raster.Selection;
import dev.varve.formats.raster.gdal.sample.PixelWindow;
import dev.varve.formats.raster.gdal.sample.PixelWindows;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages that are gone through in several windows a row. */
@Tag("gdal")
class WidePagesTest {
    private static final RasterReader READER = Library.open();
    private static final int WIDTH = 1300;
    private static final int HEIGHT = 270;
    private static final int BANDS = 8;

    @TempDir
    private Path folder;

    @AfterAll
    static void close() {
        READER.close();
    }

    private RasterFile wide() {
        TiffDraft draft = new TiffDraft(WIDTH, HEIGHT, BANDS, SampleType.FLOAT64);
        draft.blockWidth = 256;
        draft.blockHeight = 256;
        draft.deflate = true;
        draft.source = (band, row, column) -> value(band, row, column);
        return draft.write(folder);
    }

    private static double value(int band, int row, int column) {
        return band * 1_000_000 + row * 2_000 + column;
    }

    private static Scene scene(RasterFile file) {
        Scene scene = READER.scenes(file).getFirst();
        assertThat(PixelWindows.over(scene).list().stream()
                        .map(PixelWindow::column)
                        .distinct())
                .as("columns at which windows begin")
                .hasSizeGreaterThan(1);
        return scene;
    }

    @Test
    void givesEachCellItsOwnValue() {
        RasterFile file = wide();
        Scene scene = scene(file);
        for (int every : List.of(1, 7)) {
            Grid grid = Grid.of(READER, file, scene, new Selection(List.of(BANDS), Optional.empty(), every, false));
            assertThat(grid.cells()).hasSize(Math.ceilDiv(WIDTH, every) * Math.ceilDiv(HEIGHT, every));
            for (int row = 0; row < HEIGHT; row += every) {
                for (int column = 0; column < WIDTH; column += every) {
                    assertThat(grid.at(row, column).getFirst()).isEqualTo(value(BANDS - 1, row, column));
                }
            }
        }
    }

    @Test
    void givesWholeTiles() {
        RasterFile file = wide();
        int[] tiles = new int[1];
        List<BandMeasurement> measured = READER.tiles(file, scene(file), Selection.ALL, tile -> {
            tiles[0]++;
            assertThat(tile.column() % 256).isZero();
            assertThat(tile.width()).isEqualTo(Math.min(256, WIDTH - tile.column()));
            assertThat(tile.height()).isEqualTo(Math.min(256, HEIGHT - tile.row()));
            ByteBuffer samples = ByteBuffer.wrap(tile.samples()).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < tile.width() * tile.height(); i++) {
                assertThat(samples.getDouble())
                        .isEqualTo(value(
                                tile.band() - 1, tile.row() + i / tile.width(), tile.column() + i % tile.width()));
            }
        });
        assertThat(tiles[0]).isEqualTo(6 * 2 * BANDS);
        assertThat(measured)
                .allSatisfy(one ->
                        assertThat(one.statistics().maximum()).isEqualTo(value(one.band() - 1, HEIGHT - 1, WIDTH - 1)));
    }
}
