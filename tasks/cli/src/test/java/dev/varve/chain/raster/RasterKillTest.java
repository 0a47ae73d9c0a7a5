package dev.varve.chain.raster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.worlds.product.Launcher;
import dev.varve.worlds.product.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As {@link dev.varve.worlds.KillTest}, of rasters: their pixels, aggregates and sidecars, and the process that reads them. */
@Tag("slow")
@Tag("gdal")
class RasterKillTest {
    private static final int KILLS = Integer.getInteger("varve.kills", 1);
    private static final List<String> RUN = List.of("run", "kill.scenes");
    private static final String CELLS =
            "select day, cloud, pixel_row, pixel_column, value from snapshot.kill_scenes_cells order by all";
    private static final String ZONES = "select * from aggregate.kill_by_zone order by all";

    private static final String CONTRACT = """
            landing: scenes/{received_at:yyyyMMdd}/{day:yyyyMMdd}.tif
            format: {type: geotiff, pixels: cells, bands: {value: 1}, sidecars: .json}
            key: day
            effective_at: day
            columns:
              day: date
              cloud: {type: integer, from: sidecar.cloud}
            aggregates:
              by_zone: {of: cells, window: month, zones: 4, measures: {mean: avg(value)}}
            """;

    @TempDir
    private Path folder;

    private Product product(String name) throws IOException {
        Path contract = folder.resolve("sql/kill/scenes/contract.yaml");
        Files.createDirectories(contract.getParent());
        Files.writeString(contract, CONTRACT);
        return new Product(folder.resolve(name), folder.resolve("landing"), folder.resolve("sql"));
    }

    private void land(String drop, String day, int cloud) throws IOException {
        Path scene = folder.resolve("landing/scenes").resolve(drop).resolve(day + ".tif");
        Files.createDirectories(scene.getParent());
        int[] samples = new Random(cloud).ints(40 * 40, 0, 255).toArray();
        Files.write(scene, Tiff.ofBytes(40, 40, 1, samples).bytes());
        Files.writeString(scene.resolveSibling(day + ".json"), "{\"cloud\": " + cloud + "}");
    }

    @Test
    void killedLoadsOfRastersLeaveNoTrace() throws Exception {
        Launcher launcher = new Launcher(folder, new Random(5));
        Product undisturbed = product("undisturbed");
        Product killed = product("killed");
        land("20260201", "20260101", 1);
        land("20260201", "20260102", 2);
        assertThat(undisturbed.run("run", "kill.scenes").exit()).isZero();
        assertThat(killed.run("run", "kill.scenes").exit()).isZero();
        var before = List.of(killed.query(CELLS, null), killed.query(ZONES, null));
        land("20260202", "20260102", 3);
        Duration whole = launcher.finish(undisturbed, RUN);
        var after = List.of(undisturbed.query(CELLS, null), undisturbed.query(ZONES, null));
        assertThat(after).doesNotContainAnyElementsOf(before);

        for (int kill = 0; kill < KILLS; kill++) {
            launcher.kill(killed, RUN, whole);
            assertThat(List.of(killed.query(CELLS, null), killed.query(ZONES, null)))
                    .isIn(before, after);
        }
        launcher.finish(killed, RUN);

        assertThat(Launcher.served(folder.resolve("killed"))).isEqualTo(Launcher.served(folder.resolve("undisturbed")));
        assertThat(Launcher.staged(folder.resolve("killed"))).isEmpty();
    }
}
