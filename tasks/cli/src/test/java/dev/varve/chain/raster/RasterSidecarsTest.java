package dev.varve.chain.raster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.cli.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rasters with the files that travel with them. */
@Tag("gdal")
class RasterSidecarsTest {
    private static final String CONTRACT = """
            landing: scenes/{tile}_{named_on:yyyyMMdd}.tif*
            format:
              type: geotiff
              pixels: cells
              bands: {value: 1}
              sidecars: [.json, {suffix: .tfw, required: false}]
            key: [tile, named_on]
            effective_at: acquired
            columns:
              tile: text
              named_on: date
              written: {type: timestamp, from: tags.TIFFTAG_DATETIME, format: "yyyy:MM:dd HH:mm:ss"}
              acquired: {type: timestamp, from: sidecar.properties.acquired}
              cloud: {type: integer, from: sidecar.cloud}
            """;

    private static final String SCENE =
            "select effective_from, named_on, written, acquired, cloud from snapshot.shop_things_latest";
    private static final String TIFF = "scenes/t1_20260101.tif";

    @TempDir
    private Path folder;

    private Workspace shop;

    @BeforeEach
    void aRasterAlone() throws IOException {
        shop = new Workspace(folder).withRasters().contract(CONTRACT);
        shop.land(
                TIFF,
                Tiff.ofBytes(2, 1, 1, 7, 8)
                        .withoutPlace()
                        .written("2026:01:01 05:30:00")
                        .bytes(),
                "2026-01-02T06:00:00Z");
    }

    private void describe(int cloud, String receivedAt) throws IOException {
        shop.land("scenes/t1_20260101.json", """
                {"properties": {"acquired": "2026-01-01T05:15:00Z", "platform": "one"}, "cloud": %d}""".formatted(cloud), receivedAt);
    }

    @Test
    void aRasterWaitsForItsSidecars() throws Exception {
        String waits = TIFF + " waits for scenes/t1_20260101.json";
        assertThat(shop.expect(99, "sense", "--dataset", Workspace.DATASET).err())
                .contains("shop.things: nothing is complete yet: " + waits);
        assertThat(shop.run().err()).contains("nothing to do: " + waits);
        assertThat(shop.expect(0, "status").out())
                .contains("shop.things: " + waits)
                .doesNotContain("match");

        describe(20, "2026-01-03T06:00:00Z");
        assertThat(shop.expect(0, "sense", "--dataset", Workspace.DATASET).out())
                .contains("\"files\":1", "\"waiting\":0");
        shop.run();

        assertThat(shop.query(SCENE))
                .containsExactly("2026-01-01 05:15:00,2026-01-01,2026-01-01 05:30:00,2026-01-01 05:15:00,20");
        assertThat(shop.query("select received_at from control.load")).containsExactly("2026-01-03 06:00:00");
        assertThat(shop.expect(0, "why", "snapshot.shop_things_latest", "tile=t1")
                        .out())
                .contains("with      scenes/t1_20260101.json", "\"cloud\": 20");
        assertThat(shop.expect(0, "status").out()).doesNotContain("waits", "match", "not loaded");
        assertThat(shop.query("select _extra from raw.shop_things"))
                .first()
                .asString()
                .contains("platform");
    }

    @Test
    void anotherSidecarCorrectsTheSceneOfTheSameRaster() throws Exception {
        String cells = "select pixel_column, x, y, value, cloud from snapshot.shop_things_cells order by all";
        String auxiliary = "<PAMDataset><SRS>EPSG:4326</SRS><GeoTransform>1,2,0,3,0,-2</GeoTransform></PAMDataset>";
        shop.land(TIFF + ".aux.xml", auxiliary, "2026-01-02T06:00:00Z");
        describe(20, "2026-01-02T06:00:00Z");
        shop.run();
        assertThat(shop.query(cells)).containsExactly("0,,,7.0,20", "1,,,8.0,20");

        describe(30, "2026-01-05T06:00:00Z");
        shop.run();
        shop.land("scenes/t1_20260101.tfw", "2\n0\n0\n-2\n101\n199\n", "2026-01-07T06:00:00Z");
        shop.run();

        assertThat(shop.query(cells)).containsExactly("0,101.0,199.0,7.0,30", "1,103.0,199.0,8.0,30");
        assertThat(shop.query(cells, "--as-known-at", "2026-01-06T00:00:00Z"))
                .containsExactly("0,,,7.0,30", "1,,,8.0,30");
        assertThat(shop.query(cells, "--as-known-at", "2026-01-04T00:00:00Z"))
                .containsExactly("0,,,7.0,20", "1,,,8.0,20");
        assertThat(shop.query("select count(distinct content_id), count(distinct file_id) from control.file"))
                .containsExactly("1,3");

        Files.delete(shop.landing().resolve("scenes/t1_20260101.json"));
        assertThat(shop.run().err()).contains("nothing to do");
        describe(30, "2026-01-05T06:00:00Z");
        assertThat(shop.run().err()).contains("nothing to do");
        assertThat(shop.landing().resolve(TIFF + ".aux.xml")).hasContent(auxiliary);
        try (var files = Files.list(shop.landing().resolve("scenes"))) {
            assertThat(files).hasSize(4);
        }

        var before = shop.everything();
        Files.delete(shop.home().resolve("warehouse.duckdb"));
        shop.expect(0, "rebuild");
        assertThat(shop.everything()).isEqualTo(before);
    }

    @Test
    void aBrokenSidecarRefusesItsRaster() throws Exception {
        shop.land("scenes/t1_20260101.json", "{\"cloud\": ", "2026-01-02T06:00:00Z");
        assertThat(shop.expect(65, "run", Workspace.DATASET).err())
                .contains("refused: " + TIFF + ": its sidecar .json is no JSON: it ");

        describe(20, "2026-01-05T06:00:00Z");
        shop.run();
        assertThat(shop.query(SCENE)).hasSize(1);
        assertThat(shop.query("select state from control.load order by received_at"))
                .isEqualTo(List.of("refused", "published"));
    }
}
