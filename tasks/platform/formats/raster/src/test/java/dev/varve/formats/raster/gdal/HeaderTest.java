package dev.varve.formats.raster.gdal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import dev.varve.formats.raster.Band;
import dev.varve.formats.raster.Geotransform;
import dev.varve.formats.raster.RasterFile;
import dev.varve.formats.raster.RasterReader;
import dev.varve.formats.raster.SampleType;
import dev.varve.formats.raster.Scene;
import dev.varve.formats.refusal.RefusedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("gdal")
class HeaderTest {
    private static final RasterReader READER = Library.open();

    @TempDir
    private Path folder;

    @AfterAll
    static void close() {
        READER.close();
    }

    private Scene only(TiffDraft draft) {
        List<Scene> scenes = READER.scenes(draft.write(folder));
        assertThat(scenes).hasSize(1);
        return scenes.getFirst();
    }

    @Test
    void tellsWhatBandsSayOfThemselves() {
        Scene scene = only(new TiffDraft(2, 2, 2, SampleType.INT16)
                .nodata("-32768")
                .metadata("<Item name=\"OFFSET\" sample=\"0\" role=\"offset\">-273.15</Item>"
                        + "<Item name=\"SCALE\" sample=\"0\" role=\"scale\">0.01</Item>"
                        + "<Item name=\"UNITTYPE\" sample=\"0\" role=\"unittype\">K</Item>"
                        + "<Item name=\"DESCRIPTION\" sample=\"0\" role=\"description\">temperature</Item>"
                        + "<Item name=\"QUALITY\" sample=\"1\">good</Item>"));
        Band first = scene.bands().getFirst();
        assertThat(first.scale()).hasValue(0.01);
        assertThat(first.offset()).hasValue(-273.15);
        assertThat(first.unit()).contains("K");
        assertThat(first.description()).contains("temperature");
        assertThat(first.nodata().orElseThrow().text(first.type())).isEqualTo("-32768");
        assertThat(first.masks()).containsExactly(Band.Mask.NODATA);
        Band second = scene.bands().get(1);
        assertThat(second.description()).isEmpty();
        assertThat(second.unit()).isEmpty();
        assertThat(second.tags()).containsEntry("QUALITY", "good");
    }

    @Test
    void tellsTagsAndWhenItWasAcquired() {
        Scene scene = only(new TiffDraft(2, 2, 1, SampleType.UINT8)
                .tag(306, "2026:03:05 10:11:12")
                .metadata("<Item name=\"SENSOR\">MSI é</Item><Item name=\"CLOUD\" domain=\"IMAGERY\">7</Item>"));
        assertThat(scene.tags()).containsEntry("SENSOR", "MSI é").containsEntry("IMAGERY:CLOUD", "7");
        assertThat(scene.acquiredAt()).contains(LocalDateTime.of(2026, 3, 5, 10, 11, 12));
        assertThat(only(new TiffDraft(2, 2, 1, SampleType.UINT8).tag(306, "yesterday"))
                        .acquiredAt())
                .isEmpty();
    }

    @Test
    void tellsTheColourTable() {
        short[] colours = new short[3 * 256];
        colours[1] = (short) 0xffff; // red of 1
        colours[256 + 2] = (short) 0x8080; // green of 2
        Scene scene = only(new TiffDraft(2, 2, 1, SampleType.UINT8)
                .tag(262, new short[] {3})
                .tag(320, colours));
        assertThat(scene.bands().getFirst().colour()).isEqualTo("Palette");
        assertThat(scene.bands().getFirst().colours())
                .hasSize(256)
                .startsWith("#000000ff", "#ff0000ff", "#008000ff", "#000000ff");
    }

    @Test
    void tellsWhereItIs() {
        Scene scene = only(new TiffDraft(30, 20, 1, SampleType.UINT8).placed());
        assertThat(scene.crs().orElseThrow().code()).contains("EPSG:32633");
        assertThat(scene.crs().orElseThrow().wkt())
                .startsWith("PROJCRS[\"WGS 84 / UTM zone 33N\"")
                .endsWith("ID[\"EPSG\",32633]]");
        assertThat(scene.geotransform()).contains(new Geotransform(500_000, 10, 0, 5_600_000, 0, -10));
        assertThat(scene.bounds().orElseThrow().maxX()).isEqualTo(500_300);
        assertThat(scene.bounds().orElseThrow().minY()).isEqualTo(5_599_800);
    }

    @Test
    void notesGroundControlPoints() {
        Scene scene = only(new TiffDraft(30, 20, 1, SampleType.UINT8).utm().tag(33922, new double[] {
            0, 0, 0, 500_000, 5_600_000, 0, 30, 0, 0, 500_310, 5_600_001, 0, 0, 20, 0, 500_002, 5_599_790, 0
        }));
        assertThat(scene.groundControlPoints()).isEqualTo(3);
        assertThat(scene.geotransform()).isEmpty();
    }

    @Test
    void tellsAnAlphaBand() {
        Scene scene = only(new TiffDraft(2, 2, 2, SampleType.UINT8).tag(338, new short[] {2}));
        assertThat(scene.bands().getFirst().masks()).containsExactly(Band.Mask.PER_DATASET, Band.Mask.ALPHA);
        assertThat(scene.bands().get(1).colour()).isEqualTo("Alpha");
    }

    @Test
    void readsEveryPageButNoOverviewAndNoMask() {
        TiffDraft first = new TiffDraft(4, 3, 1, SampleType.UINT8);
        TiffDraft overview = new TiffDraft(2, 2, 1, SampleType.UINT8).tag(254, new int[] {1});
        TiffDraft mask =
                new TiffDraft(4, 3, 1, SampleType.UINT8).tag(254, new int[] {4}).tag(262, new short[] {4});
        TiffDraft second = new TiffDraft(5, 6, 2, SampleType.FLOAT32).tag(254, new int[] {2});
        second.source = (band, row, column) -> row + 0.25f;
        RasterFile file = TiffDraft.write(folder, List.of(first, overview, mask, second));
        List<Scene> scenes = READER.scenes(file);
        assertThat(scenes).extracting(Scene::page).containsExactly(1, 2);
        assertThat(scenes).extracting(Scene::width).containsExactly(4, 5);
        assertThat(scenes.getFirst().bands().getFirst().masks()).containsExactly(Band.Mask.PER_DATASET);
        Grid grid = Grid.of(READER, file, scenes.get(1), dev.varve.formats.raster.Selection.ALL);
        assertThat(grid.cells()).hasSize(30);
        assertThat(grid.at(5, 4)).containsExactly(5.25f, 5.25f);
    }

    @Test
    void looksAtDeclaredSidecarsAlone() throws IOException {
        RasterFile alone = new TiffDraft(2, 2, 1, SampleType.UINT8).write(folder);
        Files.writeString(folder.resolve("raster.tfw"), "2\n0\n0\n-2\n101\n199\n");
        assertThat(READER.scenes(alone).getFirst().geotransform()).isEmpty();
        RasterFile declared = new RasterFile(alone.path(), List.of("raster.tfw"));
        assertThat(READER.scenes(declared).getFirst().geotransform()).contains(new Geotransform(100, 2, 0, 200, 0, -2));
    }

    @Test
    void takesTheReferenceSystemFromADeclaredProjection() throws IOException {
        RasterFile alone = new TiffDraft(2, 2, 1, SampleType.UINT8).write(folder);
        Files.writeString(folder.resolve("raster.tfw"), "10\n0\n0\n-10\n500005\n5599995\n");
        Files.writeString(
                folder.resolve("raster.prj"),
                "PROJCS[\"WGS_1984_UTM_Zone_33N\",GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\","
                        + "SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],PRIMEM[\"Greenwich\",0.0],"
                        + "UNIT[\"Degree\",0.0174532925199433]],PROJECTION[\"Transverse_Mercator\"],"
                        + "PARAMETER[\"False_Easting\",500000.0],PARAMETER[\"False_Northing\",0.0],"
                        + "PARAMETER[\"Central_Meridian\",15.0],PARAMETER[\"Scale_Factor\",0.9996],"
                        + "PARAMETER[\"Latitude_Of_Origin\",0.0],UNIT[\"Meter\",1.0]]");
        assertThat(READER.scenes(alone).getFirst().crs()).isEmpty();
        RasterFile declared = new RasterFile(alone.path(), List.of("raster.tfw", "raster.prj"));
        Scene scene = READER.scenes(declared).getFirst();
        assertThat(scene.crs().orElseThrow().code()).contains("EPSG:32633");
        assertThat(scene.degrees().orElseThrow().minX()).isEqualTo(15.0, offset(1e-9));
        Files.writeString(folder.resolve("raster.prj"), "nowhere");
        assertThatThrownBy(() -> READER.scenes(declared))
                .isInstanceOf(RefusedFile.class)
                .hasMessageStartingWith("has a .prj that names no reference system: ");
    }

    @Test
    void neitherReadsNorWritesAuxiliaryFiles() throws IOException {
        RasterFile file = new TiffDraft(2, 2, 1, SampleType.UINT8).write(folder);
        String auxiliary = "<PAMDataset><Metadata><MDI key=\"SENSOR\">made up</MDI></Metadata></PAMDataset>";
        Files.writeString(folder.resolve("raster.tif.aux.xml"), auxiliary);
        Scene scene = READER.scenes(new RasterFile(file.path(), List.of("raster.tif.aux.xml")))
                .getFirst();
        READER.measure(file, READER.scenes(file).getFirst());
        assertThat(scene.tags()).doesNotContainKey("SENSOR");
        assertThat(folder.resolve("raster.tif.aux.xml")).hasContent(auxiliary);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void namesTheLibrary() {
        assertThat(READER.library()).matches("GDAL 3\\.\\d+\\.\\d+, /.*libgdal.*");
    }
}
