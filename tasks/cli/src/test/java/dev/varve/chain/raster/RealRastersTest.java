package dev.varve.chain.raster;

import static dev.varve.cli.Workspace.DATASET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.varve.cli.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Published TIFFs through the commands, against what GDAL's own tools said of them. */
@Tag("gdal")
class RealRastersTest {
    private static final String CONTRACT = """
            landing: geotiff/{received_at:yyyyMMdd}/{scene}.tif
            format: {type: geotiff, pixels: tiles}
            key: scene
            columns:
              scene: text
            """;

    @TempDir
    private Path folder;

    private static Path data() {
        Path root = Path.of("").toAbsolutePath();
        while (root != null && !Files.isDirectory(root.resolve("shared/data/geotiff"))) {
            root = root.getParent();
        }
        assumeTrue(root != null, "skipped: no ../shared/data beside the repository");
        return root.resolve("shared/data/geotiff");
    }

    @Test
    void readsWhatCanBeReadAndRefusesTheRestWithTheLibrarysWords() throws Exception {
        Path data = data();
        Workspace shop = new Workspace(folder).withRasters().contract(CONTRACT);
        Map<String, JsonNode> said = new TreeMap<>();
        JsonMapper.shared()
                .readTree(data.resolve("expected.json").toFile())
                .properties()
                .forEach(entry -> said.put(entry.getKey(), entry.getValue()));
        for (Map.Entry<String, JsonNode> one : said.entrySet()) {
            shop.land(
                    (isReadable(one.getValue()) ? "geotiff/20260102/" : "geotiff/20260103/") + one.getKey(),
                    Files.readAllBytes(data.resolve(one.getKey())),
                    "2026-01-02T06:00:00Z");
        }

        assertThat(shop.expect(65, "run", DATASET).err())
                .contains(
                        "geotiff/20260103/byte_truncated.tif: page 1, band 1, rows 0 to 19: band 1: IReadBlock failed at"
                                + " X offset 0, Y offset 0: TIFFReadEncodedStrip() failed",
                        "geotiff/20260103/lzw_corrupted.tif: page 1, band 1, rows 0 to 0: band 1: IReadBlock failed at"
                                + " X offset 0, Y offset 0: TIFFReadEncodedStrip() failed");
        List<String> expected = new ArrayList<>();
        said.forEach((name, what) -> {
            if (isReadable(what)) {
                expected.add(scene(name) + "," + what.get("width").intValue() + ","
                        + what.get("height").intValue() + ","
                        + what.get("bands").intValue());
            }
        });
        assertThat(expected).hasSize(24);
        assertThat(shop.query(
                        "select scene, width, height, band_count from snapshot.shop_things_latest order by scene"))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(checksums(shop)).containsAllEntriesOf(checksums(said));
        assertThat(shop.query(
                        "select count(*) from snapshot.shop_things_bands_latest b where valid_pixels + nodata_pixels <>"
                                + " (select sum(valid_pixels + nodata_pixels) from snapshot.shop_things_tiles t"
                                + " where t.scene = b.scene and t.band = b.band)"))
                .containsExactly("0");
    }

    private static boolean isReadable(JsonNode said) {
        return said.get("outcome").asString().equals("ok");
    }

    private static String scene(String file) {
        return file.substring(0, file.length() - ".tif".length());
    }

    private static Map<String, String> checksums(Workspace shop) {
        Map<String, String> checksums = new TreeMap<>();
        shop.query("select scene, band, checksum from snapshot.shop_things_bands_latest")
                .forEach(row ->
                        checksums.put(row.substring(0, row.lastIndexOf(',')), row.substring(row.lastIndexOf(',') + 1)));
        return checksums;
    }

    private static Map<String, String> checksums(Map<String, JsonNode> said) {
        Map<String, String> checksums = new TreeMap<>();
        said.forEach((name, what) -> {
            if (isReadable(what)) {
                int number = 1;
                for (JsonNode band : what.get("band")) {
                    checksums.put(
                            scene(name) + "," + number++,
                            Integer.toString(band.get("checksum").intValue()));
                }
            }
        });
        return checksums;
    }
}
