package dev.varve.chain.raster;

import static dev.varve.cli.Workspace.DATASET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.varve.cli.Workspace;
import dev.varve.cli.generate.ImageryDrops;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** GeoTIFFs from landing to readers, through the commands. */
@Tag("gdal")
class RasterTest {
    private static final String CELLS =
            "select acquired_on, sensor, pixel_row, pixel_column, x, y, temperature, quality from"
                    + " snapshot.shop_things_cells order by all";

    private static final String CONTRACT = """
            landing: scenes/{tile}_{acquired_on:yyyyMMdd}*.tif*
            format:
              type: geotiff
              pixels: cells
              bands: {temperature: 1, quality: {number: 2, type: integer}}
              skip_nodata: true
            key: [tile, acquired_on]
            effective_at: acquired_on
            columns:
              tile: text(6)
              acquired_on: date
              sensor: {type: text, from: tags.SENSOR}
            """;

    @TempDir
    private Path folder;

    private Workspace shop;

    @BeforeEach
    void aSeriesOfScenes() throws Exception {
        shop = new Workspace(folder).withRasters().contract(CONTRACT);
        land(
                "scenes/t1_20260101.tif",
                "2026-01-02T06:00:00Z",
                scene(11, 1, 0, 0, 13, 1).sensor("one"));
        land(
                "scenes/t1_20260102.tif",
                "2026-01-03T06:00:00Z",
                scene(21, 1, 22, 2, 0, 0).sensor("one"));
        land(
                "scenes/t1_20260103.tif",
                "2026-01-04T06:00:00Z",
                scene(0, 0, 0, 0, 33, 3).sensor("two"));
    }

    private static Tiff scene(int... samples) {
        return Tiff.ofBytes(3, 1, 2, samples);
    }

    private void land(String path, String receivedAt, Tiff tiff) throws IOException {
        shop.land(path, tiff.bytes(), receivedAt);
    }

    @Test
    void everyPixelStandsBesideItsScene() {
        shop.run();

        assertThat(shop.query(CELLS))
                .containsExactly(
                        "2026-01-01,one,0,0,10.25,49.75,11.0,1",
                        "2026-01-01,one,0,2,11.25,49.75,13.0,1",
                        "2026-01-02,one,0,0,10.25,49.75,21.0,1",
                        "2026-01-02,one,0,1,10.75,49.75,22.0,2",
                        "2026-01-03,two,0,2,11.25,49.75,33.0,3");
    }

    @Test
    void scenesAndBandsHaveWhatTheHeaderSays() {
        shop.run();

        assertThat(
                        shop.query(
                                "select tile, page, width, height, band_count, pixel_type, nodata, crs, west, south, east,"
                                        + " north, compression from snapshot.shop_things_latest where acquired_on = '2026-01-01'"))
                .containsExactly("t1,1,3,1,2,uint8,0,EPSG:4326,10.0,49.5,11.5,50.0,NONE");
        assertThat(shop.query("select acquired_on, band, valid_pixels, nodata_pixels, minimum, maximum, mean from"
                        + " snapshot.shop_things_bands_latest where band = 1 order by all"))
                .containsExactly(
                        "2026-01-01,1,2,1,11.0,13.0,12.0",
                        "2026-01-02,1,2,1,21.0,22.0,21.5",
                        "2026-01-03,1,1,2,33.0,33.0,33.0");
        assertThat(shop.query("select count(*) from raw.shop_things where _extra is not null"))
                .containsExactly("0");
    }

    @Test
    void aNewFileOfASceneCorrectsItAndWhatWasKnownStays() throws Exception {
        shop.run();
        land(
                "scenes/t1_20260102_b.tif",
                "2026-01-10T06:00:00Z",
                scene(21, 1, 99, 9, 0, 0).sensor("one"));
        shop.run();

        String second = CELLS.replace(" order", " where acquired_on = '2026-01-02' order");
        assertThat(shop.query(second))
                .containsExactly("2026-01-02,one,0,0,10.25,49.75,21.0,1", "2026-01-02,one,0,1,10.75,49.75,99.0,9");
        assertThat(shop.query(second, "--as-known-at", "2026-01-05T00:00:00Z"))
                .containsExactly("2026-01-02,one,0,0,10.25,49.75,21.0,1", "2026-01-02,one,0,1,10.75,49.75,22.0,2");
        assertThat(shop.query(CELLS, "--as-known-at", "2026-01-02T12:00:00Z")).hasSize(2);

        var before = shop.everything();
        List<String> cells = shop.query(CELLS);
        Files.delete(shop.home().resolve("warehouse.duckdb"));
        shop.expect(0, "rebuild");
        assertThat(shop.everything()).isEqualTo(before);
        assertThat(before).containsKey("raw.shop_things_cells");
        assertThat(shop.query(CELLS)).isEqualTo(cells);
        assertThat(shop.run().err()).contains("nothing to do");
    }

    @Test
    void otherPixelsAloneMakeANewVersionOfAScene() throws Exception {
        shop.contract(CONTRACT.replace("effective_at: acquired_on\n", ""));
        shop.run();
        land(
                "scenes/t1_20260103_b.tif",
                "2026-01-10T06:00:00Z",
                scene(33, 3, 0, 0, 0, 0).sensor("two"));
        shop.run();

        assertThat(shop.query(CELLS)).endsWith("2026-01-03,two,0,0,10.25,49.75,33.0,3");
        assertThat(shop.query("select count(*) from conformed.shop_things where acquired_on = '2026-01-03'"))
                .containsExactly("2");
    }

    @Test
    void aDamagedFileIsRefusedWholeAndReadersKeepWhatTheyHad() throws Exception {
        shop.run();
        List<String> cells = shop.query(CELLS);
        byte[] whole = scene(1, 1, 2, 2, 3, 3).bytes();
        shop.land("scenes/t1_20260104.tif", Arrays.copyOf(whole, 60), "2026-01-05T06:00:00Z");

        assertThat(shop.expect(65, "run", DATASET).err())
                .contains("refused: scenes/t1_20260104.tif: is no readable TIFF: ")
                .doesNotContain("raster.tif");
        assertThat(shop.query(CELLS)).isEqualTo(cells);
        assertThat(shop.query("select reason_code from control.file where state = 'refused'"))
                .containsExactly("corrupt");
    }

    @Test
    void samplesThatTheColumnCannotHoldRefuseTheFile() throws Exception {
        land("scenes/t1_20260104.tif", "2026-01-05T06:00:00Z", Tiff.ofFloats(1, 1, 2, 1.5, 2.5));

        assertThat(shop.expect(65, "run", DATASET).err())
                .contains(
                        "scenes/t1_20260104.tif: band 2 is float32, which the integer column quality cannot hold; give"
                                + " the band another type, or keep tiles");
    }

    @Test
    void withoutALibraryTheLoadSaysHowToInstallOne() throws Exception {
        for (String system : List.of("/usr/local/lib", "/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu")) {
            try (var files = Files.list(Path.of(system))) {
                assumeTrue(
                        files.noneMatch(file -> file.getFileName().toString().startsWith("libgdal.")),
                        "skipped: this machine has a libgdal");
            } catch (NoSuchFileException none) {
                continue;
            }
        }
        Files.delete(shop.sql().resolveSibling(".venv"));

        assertThat(shop.expect(78, "run", DATASET).err())
                .contains("rasters are read with libgdal, and there is none on this machine; install it with")
                .contains("pip install rasterio");
    }

    @Test
    void tilesKeepEveryBandCompressed() throws Exception {
        shop.contract(CONTRACT.replaceAll("(?s)  pixels: cells.*?key:", "key:"));
        shop.run();

        assertThat(shop.query("select acquired_on, band, pixel_row, pixel_column, tile_width, tile_height, sample_type,"
                        + " valid_pixels, maximum, octet_length(samples) > 0 from snapshot.shop_things_tiles"
                        + " where band = 1 order by all"))
                .containsExactly(
                        "2026-01-01,1,0,0,3,1,uint8,2,13.0,true",
                        "2026-01-02,1,0,0,3,1,uint8,2,22.0,true",
                        "2026-01-03,1,0,0,3,1,uint8,1,33.0,true");
        // As docs/how-to/rasters.md unpacks them.
        String samples = shop.query("select hex(samples) from snapshot.shop_things_tiles"
                        + " where band = 1 and acquired_on = '2026-01-01'")
                .getFirst();
        try (InflaterInputStream in =
                new InflaterInputStream(new ByteArrayInputStream(HexFormat.of().parseHex(samples)))) {
            assertThat(in.readAllBytes()).containsExactly(11, 0, 13);
        }
    }

    @Test
    void aChangedFormatReadsTheArchiveAgain() throws Exception {
        shop.run();
        shop.contract(CONTRACT.replace("skip_nodata: true", "skip_nodata: false"));
        shop.run();

        assertThat(shop.query("select count(*) from snapshot.shop_things_cells"))
                .containsExactly("9");

        shop.contract(CONTRACT.replaceAll("(?s)  pixels: cells.*?key:", "  pixels: none\nkey:"));
        shop.run();

        assertThat(shop.query("select table_name from information_schema.tables where table_name like '%cells'"))
                .isEmpty();
        assertThat(shop.query("select count(*) from snapshot.shop_things_latest"))
                .containsExactly("3");
    }

    @Test
    void whyShowsTheRecordOfAScene() {
        shop.run();

        assertThat(shop.expect(0, "why", "snapshot.shop_things_latest", "tile=t1", "acquired_on=2026-01-03")
                        .out())
                .contains("scenes/t1_20260103.tif, row 1", "\"SENSOR\":\"two\"", "\"maximum\":33.0");
    }

    @Test
    void aReportShowsItsScenesAndWhichOfThemAreSuperseded() throws Exception {
        shop.run();
        String second = report("2026-01-03T060000Z");
        assertThat(second).contains("scenes/t1_20260102.tif", "EPSG:4326", "1 temperature", "21.5");
        assertThat(second).doesNotContain("superseded");
        BufferedImage image = picture(second);
        assertThat(image.getRGB(0, 0)).isEqualTo(0xff440154);
        assertThat(image.getRGB(1, 0)).isEqualTo(0xfffde725);
        assertThat(image.getRGB(2, 0) >>> 24).isZero();

        land(
                "scenes/t1_20260102_b.tif",
                "2026-01-10T06:00:00Z",
                scene(21, 1, 99, 9, 0, 0).sensor("one"));
        shop.run();

        assertThat(report("2026-01-03T060000Z")).contains("superseded", "by a file received 2026-01-10 06:00 UTC");
        assertThat(report("2026-01-10T060000Z"))
                .contains("scenes/t1_20260102_b.tif")
                .doesNotContain("superseded");

        shop.contract(CONTRACT.replace("skip_nodata: true", "skip_nodata: false"));
        shop.run();
        assertThat(report("2026-01-03T060000Z").split("class=\"pixels\"")).hasSize(2);
    }

    @Test
    void theScenesOfTheDemoAreCorrectedOnTheirThirdDay() throws Exception {
        Path product = Path.of("../../sql/imagery/land_temperature/contract.yaml");
        shop.contract(Files.readString(product));
        ImageryDrops.write(shop.landing(), 3, 42);
        shop.run();

        String mean = "select count(*) > 1000, min(temperature) < 0, avg(temperature) between 0 and 20, max(sensor)"
                + " from snapshot.shop_things_cells where tile = 'north' and acquired_on = '2026-03-01'";
        assertThat(shop.query(mean, "--as-known-at", "2026-03-02T12:00:00Z")).containsExactly("true,true,true,TIRS-1");
        assertThat(shop.query(mean)).containsExactly("true,false,true,TIRS-2");
        assertThat(report("2026-03-02T000000Z")).contains("superseded", "1 temperature", "°C", "2 quality");
        assertThat(shop.query("select count(*) from snapshot.shop_things_latest"))
                .containsExactly("6");
    }

    private String report(String receivedAt) throws IOException {
        try (var folders = Files.list(shop.home().resolve("reports").resolve(DATASET))) {
            Path folder = folders.filter(one -> one.getFileName().toString().startsWith(receivedAt))
                    .findFirst()
                    .orElseThrow();
            return Files.readString(folder.resolve("index.html"));
        }
    }

    private static BufferedImage picture(String page) throws IOException {
        Matcher source = Pattern.compile("class=\"pixels\" src=\"data:image/png;base64,([^\"]+)\"")
                .matcher(page);
        assertThat(source.find()).isTrue();
        return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(source.group(1))));
    }
}
