package dev.varve.formats.raster.gdal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.varve.formats.raster.Bounds;
import dev.varve.formats.raster.RasterFile;
import dev.varve.formats.raster.RasterReader;
import dev.varve.formats.raster.SampleType;
import dev.varve.formats.raster.Selection;
import dev.varve.formats.raster.Statistics;
import dev.varve.formats.refusal.RefusedFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("gdal")
class CellsTest {
    private static final RasterReader READER = Library.open();

    @TempDir
    private Path folder;

    @AfterAll
    static void close() {
        READER.close();
    }

    record Layout(boolean tiled, boolean planar, boolean big, boolean bigEndian, boolean deflate) {
        TiffDraft of(TiffDraft draft) {
            draft.planar = planar;
            draft.big = big;
            draft.bigEndian = bigEndian;
            draft.deflate = deflate;
            draft.blockWidth = tiled ? 16 : 0;
            draft.blockHeight = tiled ? 32 : 3;
            return draft;
        }
    }

    static Stream<Layout> layouts() {
        return Stream.of(true, false)
                .flatMap(tiled -> Stream.of(true, false)
                        .flatMap(planar -> Stream.of(true, false)
                                .flatMap(big -> Stream.of(true, false)
                                        .flatMap(bigEndian -> Stream.of(true, false)
                                                .map(deflate -> new Layout(tiled, planar, big, bigEndian, deflate))))));
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void readsEveryLayout(Layout layout) {
        TiffDraft draft = layout.of(new TiffDraft(37, 41, 3, SampleType.INT16).placed());
        draft.source = (band, row, column) -> band * 10_000 - row * 100 + column;
        Grid grid = Grid.of(READER, draft.write(folder), Selection.ALL);
        assertThat(grid.cells()).hasSize(37 * 41);
        for (int row = 0; row < 41; row++) {
            for (int column = 0; column < 37; column++) {
                int at = -row * 100 + column;
                assertThat(grid.at(row, column)).containsExactly(at, at + 10_000, at + 20_000);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsEveryTypesExtremes(SampleType type) {
        Number[] extremes = switch (type) {
            case INT8 -> new Number[] {-128, 127, -1, 0};
            case UINT8 -> new Number[] {0, 255, 128, 127};
            case INT16 -> new Number[] {-32_768, 32_767, -1, 0};
            case UINT16 -> new Number[] {0, 65_535, 32_768, 1};
            case INT32 -> new Number[] {Integer.MIN_VALUE, Integer.MAX_VALUE, -1, 0};
            case UINT32 -> new Number[] {0L, 4_294_967_295L, 2_147_483_648L, 1L};
            case INT64 -> new Number[] {Long.MIN_VALUE, Long.MAX_VALUE, -1L, 9_007_199_254_740_993L};
            case UINT64 -> new Number[] {0L, -1L, Long.MIN_VALUE, 9_007_199_254_740_993L};
            case FLOAT32 -> new Number[] {-Float.MAX_VALUE, Float.MIN_VALUE, Float.NaN, Float.POSITIVE_INFINITY};
            case FLOAT64 -> new Number[] {-Double.MAX_VALUE, Double.MIN_VALUE, Double.NaN, 0.1};
        };
        TiffDraft draft = new TiffDraft(4, 1, 1, type);
        draft.source = (band, row, column) -> extremes[column];
        Grid grid = Grid.of(READER, draft.write(folder), Selection.ALL);
        assertThat(grid.scene().bands().getFirst().type()).isEqualTo(type);
        for (int i = 0; i < extremes.length; i++) {
            assertThat(grid.at(0, i)).containsExactly(extremes[i]);
        }
    }

    @Test
    void makesNodataNull() {
        TiffDraft draft = new TiffDraft(3, 2, 2, SampleType.UINT8).nodata("7");
        draft.source = (band, row, column) -> row == 0 && (band == 0 || column == 1) ? 7 : 9;
        RasterFile file = draft.write(folder);
        Grid all = Grid.of(READER, file, Selection.ALL);
        assertThat(all.at(0, 0)).containsExactly(null, 9);
        assertThat(all.at(0, 1)).containsExactly(null, null);
        assertThat(all.at(1, 1)).containsExactly(9, 9);
        Grid kept = Grid.of(READER, file, new Selection(List.of(), Optional.empty(), 1, true));
        assertThat(kept.cells()).hasSize(5).doesNotContainKey("0,1");
        assertThat(kept.at(0, 2)).containsExactly(null, 9);
        assertThat(kept.at(1, 2)).containsExactly(9, 9);
        Grid one = Grid.of(READER, file, new Selection(List.of(1), Optional.empty(), 1, true));
        assertThat(one.cells()).containsOnlyKeys("1,0", "1,1", "1,2");
    }

    @Test
    void tellsNodataFromItsNeighbourWhereADoubleCannot() {
        TiffDraft draft = new TiffDraft(2, 1, 1, SampleType.UINT64).nodata("18446744073709551615");
        draft.source = (band, row, column) -> -1L - column;
        Grid grid = Grid.of(READER, draft.write(folder), Selection.ALL);
        assertThat(grid.at(0, 0)).containsExactly((Number) null);
        assertThat(grid.at(0, 1)).containsExactly(-2L);
        assertThat(grid.measured().getFirst().statistics().nodata()).isEqualTo(1);
        assertThat(grid.scene().bands().getFirst().nodata().orElseThrow().text(SampleType.UINT64))
                .isEqualTo("18446744073709551615");
    }

    @Test
    void keepsANanThatIsNotNodata() {
        TiffDraft draft = new TiffDraft(3, 1, 1, SampleType.FLOAT32).nodata("-1");
        draft.source = (band, row, column) -> new float[] {Float.NaN, -1, 4}[column];
        Grid grid = Grid.of(READER, draft.write(folder), new Selection(List.of(), Optional.empty(), 1, true));
        assertThat(grid.cells()).containsOnlyKeys("0,0", "0,2");
        assertThat(grid.at(0, 0)).containsExactly(Float.NaN);
        Statistics statistics = grid.measured().getFirst().statistics();
        assertThat(statistics).isEqualTo(new Statistics(1, 1, 1, 4, 4, 4, 0));
    }

    @Test
    void placesCellsByTheirCentres() {
        Grid grid = Grid.of(
                READER, new TiffDraft(3, 2, 1, SampleType.UINT8).placed().write(folder), Selection.ALL);
        assertThat(grid.centres()).hasSize(6).allSatisfy(cell -> {
            assertThat(cell[2]).isEqualTo(500_005 + 10 * cell[0]);
            assertThat(cell[3]).isEqualTo(5_599_995 - 10 * cell[1]);
        });
    }

    @Test
    void placesCellsOfARotatedRaster() {
        TiffDraft draft = new TiffDraft(3, 2, 1, SampleType.UINT8)
                .tag(34264, new double[] {8, 6, 0, 500_000, 6, -8, 0, 5_600_000, 0, 0, 0, 0, 0, 0, 0, 1})
                .utm();
        Grid grid = Grid.of(READER, draft.write(folder), Selection.ALL);
        assertThat(grid.centres()).hasSize(6).allSatisfy(cell -> {
            assertThat(cell[2]).isCloseTo(500_007 + 8 * cell[0] + 6 * cell[1], within(1e-6));
            assertThat(cell[3]).isCloseTo(5_599_999 + 6 * cell[0] - 8 * cell[1], within(1e-6));
        });
        assertThat(grid.scene().bounds()).contains(new Bounds(500_000, 5_599_984, 500_036, 5_600_018));
    }

    @Test
    void leavesOutPlacesWhereThereAreNone() {
        Grid grid = Grid.of(READER, new TiffDraft(3, 2, 1, SampleType.UINT8).write(folder), Selection.ALL);
        assertThat(grid.cells()).hasSize(6);
        assertThat(grid.centres()).isEmpty();
        assertThat(grid.scene().geotransform()).isEmpty();
        assertThat(grid.scene().bounds()).isEmpty();
    }

    @Test
    void takesSomeBandsInTheOrderAskedFor() {
        Grid grid = Grid.of(
                READER,
                new TiffDraft(3, 2, 4, SampleType.UINT8).write(folder),
                new Selection(List.of(3, 1), Optional.empty(), 1, false));
        assertThat(grid.at(1, 2)).containsExactly(109, 9);
        assertThat(grid.measured()).as("statistics are of every band").hasSize(4);
    }

    @Test
    void takesEveryThirdRowAndColumnUnderItsOwnNumber() {
        TiffDraft draft = new TiffDraft(40, 35, 1, SampleType.INT32);
        draft.blockWidth = 16;
        draft.blockHeight = 16;
        draft.source = (band, row, column) -> row * 1000 + column;
        Grid grid = Grid.of(READER, draft.write(folder), new Selection(List.of(), Optional.empty(), 3, false));
        assertThat(grid.cells()).hasSize(14 * 12);
        assertThat(grid.cells()).allSatisfy((place, values) -> {
            List<Integer> at =
                    Arrays.stream(place.split(",")).map(Integer::valueOf).toList();
            assertThat(at).allMatch(number -> number % 3 == 0);
            assertThat(values).containsExactly(at.get(0) * 1000 + at.get(1));
        });
        assertThat(grid.measured().getFirst().statistics().valid())
                .as("statistics are of every pixel")
                .isEqualTo(40 * 35);
    }

    @Test
    void takesTheCellsWhoseCentresLieWithinBounds() {
        RasterFile file = new TiffDraft(20, 20, 1, SampleType.UINT16).placed().write(folder);
        Bounds bounds = new Bounds(500_024, 5_599_876, 500_045, 5_599_896);
        Grid grid = Grid.of(
                READER, file, new Selection(List.of(), Optional.of(new Selection.Area(bounds, false)), 1, false));
        assertThat(grid.cells()).containsOnlyKeys("10,2", "10,3", "10,4", "11,2", "11,3", "11,4");
        Grid nothing = Grid.of(
                READER,
                file,
                new Selection(List.of(), Optional.of(new Selection.Area(new Bounds(0, 0, 1, 1), false)), 1, false));
        assertThat(nothing.cells()).isEmpty();
    }

    @Test
    void takesBoundsInDegrees() {
        RasterFile file = new TiffDraft(20, 20, 1, SampleType.UINT16).placed().write(folder);
        Bounds degrees = READER.scenes(file).getFirst().degrees().orElseThrow();
        assertThat(degrees.minX()).as("the zone's own meridian").isCloseTo(15, within(1e-9));
        assertThat(degrees.maxY()).isCloseTo(50.55, within(0.01));
        Bounds west = new Bounds(degrees.minX(), 50, (degrees.minX() + degrees.maxX()) / 2, 51);
        Grid grid =
                Grid.of(READER, file, new Selection(List.of(), Optional.of(new Selection.Area(west, true)), 1, false));
        assertThat(grid.cells()).containsKeys("0,0", "19,9").doesNotContainKeys("0,11", "19,19");
    }

    @Test
    void refusesBoundsThatMeanNothing() {
        RasterFile file = new TiffDraft(2, 2, 1, SampleType.UINT8).write(folder);
        Selection selection =
                new Selection(List.of(), Optional.of(new Selection.Area(new Bounds(0, 0, 1, 1), true)), 1, false);
        assertThatThrownBy(() -> Grid.of(READER, file, selection))
                .isInstanceOf(RefusedFile.class)
                .hasMessage("has no geotransform, so that the contract's bounds mean nothing in it; leave bounds out");
    }

    @Test
    void measuresLargeValuesThatDifferLittle() {
        TiffDraft draft = new TiffDraft(1000, 20, 1, SampleType.FLOAT64);
        draft.source = (band, row, column) -> 1e9 + (row * 1000 + column) % 2;
        Statistics statistics = Grid.of(READER, draft.write(folder), Selection.ALL)
                .measured()
                .getFirst()
                .statistics();
        assertThat(statistics.mean()).isEqualTo(1e9 + 0.5);
        assertThat(statistics.deviation()).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void measuresRowsThatDifferMuch() {
        TiffDraft draft = new TiffDraft(1000, 20, 1, SampleType.UINT8);
        draft.source = (band, row, column) -> row;
        Statistics statistics = Grid.of(READER, draft.write(folder), Selection.ALL)
                .measured()
                .getFirst()
                .statistics();
        assertThat(statistics.mean()).isCloseTo(9.5, within(1e-12));
        assertThat(statistics.deviation()).isCloseTo(Math.sqrt(399 / 12.0), within(1e-12));
    }

    @Test
    void makesManyBatchesOfALargePage() {
        TiffDraft draft = new TiffDraft(1000, 300, 1, SampleType.UINT16);
        draft.deflate = true;
        draft.source = (band, row, column) -> (row * 7 + column * 3) % 60_000;
        Grid grid = Grid.of(READER, draft.write(folder), Selection.ALL);
        assertThat(grid.cells()).hasSize(300_000);
        for (int row = 0; row < 300; row++) {
            for (int column = 0; column < 1000; column++) {
                assertThat(grid.at(row, column).getFirst()).isEqualTo((row * 7 + column * 3) % 60_000);
            }
        }
    }
}
