package dev.varve.formats.raster.gdal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.formats.raster.Bounds;
import dev.varve.formats.raster.RasterFile;
import dev.varve.formats.raster.RasterReader;
import dev.varve.formats.raster.SampleType;
import dev.varve.formats.raster.Selection;
import dev.varve.formats.raster.Statistics;
import dev.varve.formats.raster.Tile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("gdal")
class TilesTest {
    private static final RasterReader READER = Library.open();

    @TempDir
    private Path folder;

    @AfterAll
    static void close() {
        READER.close();
    }

    private static List<Tile> tiles(RasterFile file, Selection selection) {
        List<Tile> tiles = new ArrayList<>();
        READER.tiles(file, READER.scenes(file).getFirst(), selection, tiles::add);
        return tiles;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 32, 240, 512})
    void givesThePixelsBackWhateverTheBlocks(int block) {
        TiffDraft draft = new TiffDraft(700, 300, 2, SampleType.UINT16);
        draft.blockWidth = block;
        draft.blockHeight = block == 0 ? 7 : block;
        draft.source = (band, row, column) -> (band * 30_000 + row * 701 + column) % 65_536;
        List<Tile> tiles = tiles(draft.write(folder), Selection.ALL);
        assertThat(tiles).hasSize(3 * 2 * 2);
        assertThat(tiles.stream().mapToLong(tile -> tile.statistics().valid()).sum())
                .isEqualTo(2 * 700 * 300);
        for (Tile tile : tiles) {
            assertThat(tile.width()).isEqualTo(tile.column() == 512 ? 188 : 256);
            assertThat(tile.height()).isEqualTo(tile.row() == 256 ? 44 : 256);
            ByteBuffer samples = ByteBuffer.wrap(tile.samples()).order(ByteOrder.LITTLE_ENDIAN);
            for (int row = tile.row(); row < tile.row() + tile.height(); row++) {
                for (int column = tile.column(); column < tile.column() + tile.width(); column++) {
                    assertThat(samples.getShort() & 0xffff)
                            .isEqualTo(((tile.band() - 1) * 30_000 + row * 701 + column) % 65_536);
                }
            }
            assertThat(samples.hasRemaining()).isFalse();
        }
    }

    @Test
    void measuresEachTile() {
        TiffDraft draft = new TiffDraft(300, 4, 1, SampleType.FLOAT32).nodata("-1");
        draft.source = (band, row, column) -> column < 256 ? -1 : row;
        List<Tile> tiles = tiles(draft.write(folder), Selection.ALL);
        assertThat(tiles).hasSize(2);
        assertThat(tiles.getFirst().statistics())
                .isEqualTo(new Statistics(0, 1024, 0, Double.NaN, Double.NaN, Double.NaN, Double.NaN));
        assertThat(tiles.get(1).statistics()).isEqualTo(new Statistics(176, 0, 0, 0, 3, 1.5, Math.sqrt(1.25)));
    }

    @Test
    void givesTilesThatBoundsMeetWhole() {
        RasterFile file = new TiffDraft(600, 600, 1, SampleType.UINT8).placed().write(folder);
        Bounds middle = new Bounds(502_600, 5_597_400, 502_700, 5_597_430);
        List<Tile> tiles =
                tiles(file, new Selection(List.of(), Optional.of(new Selection.Area(middle, false)), 1, false));
        assertThat(tiles).singleElement().satisfies(tile -> {
            assertThat(List.of(tile.row(), tile.column())).containsExactly(256, 256);
            assertThat(List.of(tile.height(), tile.width())).containsExactly(256, 256);
        });
    }

    @Test
    void givesTilesOfEveryTenthRowAndColumn() {
        TiffDraft draft = new TiffDraft(300, 20, 1, SampleType.INT32);
        draft.source = (band, row, column) -> row * 1000 + column;
        List<Tile> tiles = tiles(draft.write(folder), new Selection(List.of(), Optional.empty(), 10, false));
        assertThat(tiles).extracting(Tile::column).containsExactly(0, 260);
        assertThat(tiles).extracting(Tile::width).containsExactly(26, 4);
        assertThat(tiles).extracting(Tile::height).containsExactly(2, 2);
        ByteBuffer second = ByteBuffer.wrap(tiles.get(1).samples()).order(ByteOrder.LITTLE_ENDIAN);
        int[] samples = new int[8];
        second.asIntBuffer().get(samples);
        assertThat(samples).containsExactly(260, 270, 280, 290, 10_260, 10_270, 10_280, 10_290);
        assertThat(tiles).extracting(Tile::every).containsOnly(10);
    }
}
