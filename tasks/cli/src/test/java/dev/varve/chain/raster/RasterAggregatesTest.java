package dev.varve.chain.raster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.cli.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Aggregates over the cells of scenes, compared with what plain loops over the samples find. */
@Tag("gdal")
class RasterAggregatesTest {
    private static final int WIDTH = 7;
    private static final int HEIGHT = 5;
    private static final double SIZE = 0.75;

    private static final String BY_ZONE = "select * from aggregate.shop_temperature_by_zone order by all";

    private static final String CONTRACT = """
            landing: scenes/{received_at:yyyyMMdd}/{tile}_{acquired_on:yyyyMMdd}.tif
            format: {type: geotiff, pixels: cells, bands: {temperature: 1, quality: {number: 2, type: integer}}}
            key: [tile, acquired_on]
            effective_at: acquired_on
            columns:
              tile: text(6)
              acquired_on: date
            aggregates:
              temperature_by_zone:
                of: cells
                window: month
                by: tile
                zones: {grid: {size: 0.75}}
                where: quality > 20
                measures:
                  cells: count
                  temperatures: count(temperature)
                  total: sum(temperature)
                  lowest: min(temperature)
                  highest: max(temperature)
                  mean: avg(temperature)
                  qualities: sum(quality)
              scenes_by_week:
                of: cells
                window: week
                measures: {cells: count(temperature)}
              bands_by_month:
                of: things_bands
                window: month
                by: band
                measures: {scenes: count, valid: sum(valid_pixels), lowest: min(minimum)}
            """;

    private record Scene(String tile, LocalDate day, int[] samples) {}

    private final Random random = new Random(4);
    private final Map<String, Scene> scenes = new TreeMap<>();

    @TempDir
    private Path folder;

    private Workspace shop;

    @BeforeEach
    void aSeries() throws IOException {
        shop = new Workspace(folder).withRasters().contract(CONTRACT);
        for (String day : List.of("2026-01-30", "2026-01-31", "2026-02-01", "2026-02-02")) {
            land("t1", day, "20260203", samples());
        }
        land("t2", "2026-01-31", "20260203", samples());
        shop.run();
    }

    /** Zero, which is no data, and others. */
    private int[] samples() {
        return random.ints(2 * WIDTH * HEIGHT, -60, 200)
                .map(n -> Math.max(0, n))
                .toArray();
    }

    private void land(String tile, String day, String drop, int[] samples) throws IOException {
        shop.land(
                "scenes/" + drop + "/" + tile + "_" + day.replace("-", "") + ".tif",
                Tiff.ofBytes(WIDTH, HEIGHT, 2, samples).bytes(),
                "2026-03-01T00:00:00Z");
        scenes.put(tile + day, new Scene(tile, LocalDate.parse(day), samples));
    }

    private static final class Sums {
        private final List<Integer> temperatures = new ArrayList<>();
        private long cells;
        private long qualities;

        private String text() {
            double total = temperatures.stream().mapToDouble(n -> n).sum();
            int count = temperatures.size();
            return Stream.of(
                            cells,
                            count,
                            count == 0 ? "" : total,
                            count == 0
                                    ? ""
                                    : temperatures.stream()
                                            .mapToDouble(n -> n)
                                            .min()
                                            .getAsDouble(),
                            count == 0
                                    ? ""
                                    : temperatures.stream()
                                            .mapToDouble(n -> n)
                                            .max()
                                            .getAsDouble(),
                            count == 0 ? "" : total / count,
                            count == 0 ? "" : total,
                            count,
                            qualities)
                    .map(Object::toString)
                    .collect(java.util.stream.Collectors.joining(","));
        }
    }

    /** Centres stand at 10.25, 10.75 … east and 49.75, 49.25 … north. */
    private List<String> expected() {
        Map<String, Sums> zones = new TreeMap<>();
        for (Scene scene : scenes.values()) {
            for (int row = 0; row < HEIGHT; row++) {
                for (int column = 0; column < WIDTH; column++) {
                    int at = 2 * (row * WIDTH + column);
                    if (scene.samples[at + 1] <= 20) {
                        continue;
                    }
                    long zoneColumn = (long) Math.floor((10 + 0.5 * (column + 0.5)) / SIZE);
                    long zoneRow = (long) Math.floor((50 - 0.5 * (row + 0.5)) / SIZE);
                    Sums sums = zones.computeIfAbsent(
                            scene.day.withDayOfMonth(1) + ",EPSG:4326," + zoneColumn + "," + zoneRow + "," + scene.tile
                                    + "," + zoneColumn * SIZE + "," + zoneRow * SIZE,
                            key -> new Sums());
                    sums.cells++;
                    sums.qualities += scene.samples[at + 1];
                    if (scene.samples[at] > 0) {
                        sums.temperatures.add(scene.samples[at]);
                    }
                }
            }
        }
        return zones.entrySet().stream()
                .map(zone -> zone.getKey() + "," + zone.getValue().text())
                .sorted()
                .toList();
    }

    @Test
    void cellsAreMeasuredByZoneAndWindow() throws Exception {
        assertThat(shop.query(BY_ZONE)).hasSizeGreaterThan(40).containsExactlyInAnyOrderElementsOf(expected());
        assertThat(shop.query("select * from aggregate.shop_scenes_by_week order by all"))
                .containsExactlyElementsOf(shop.query("select date_trunc('week', acquired_on)::date, count(temperature)"
                        + " from snapshot.shop_things_cells group by 1 order by 1"));
        assertThat(shop.query("select * from aggregate.shop_bands_by_month order by all"))
                .containsExactlyElementsOf(shop.query("select date_trunc('month', acquired_on)::date, band, count(*),"
                        + " sum(valid_pixels)::bigint, min(minimum) from snapshot.shop_things_bands_latest group by 1, 2"
                        + " order by 1, 2"));
        whyNamesTheScenesOfAZone();
    }

    @Test
    void aCorrectionMovesTheZonesItTouchesAndWhatWasKnownStays() throws Exception {
        List<String> before = shop.query(BY_ZONE);
        int[] corrected = scenes.get("t12026-02-01").samples().clone();
        corrected[0] = corrected[0] == 7 ? 8 : 7;
        corrected[1] = 200;
        land("t1", "2026-02-01", "20260210", corrected);
        shop.run();

        List<String> after = shop.query(BY_ZONE);
        assertThat(after).containsExactlyInAnyOrderElementsOf(expected());
        List<String> moved = new ArrayList<>(after);
        moved.removeAll(before);
        assertThat(moved).hasSize(1).first().asString().startsWith("2026-02-01,EPSG:4326,13,66,t1,9.75,49.5,");
        assertThat(shop.query("select m.name, m.value from control.metric m join control.load l using (load_id)"
                        + " where l.received_at = '2026-02-10'"
                        + " and m.subject = 'aggregate.shop_temperature_by_zone' order by all"))
                .containsExactly("after," + after.size(), "deleted,0", "inserted,0", "updated,1");
        assertThat(shop.query(BY_ZONE, "--as-known-at", "2026-02-05T00:00:00Z")).isEqualTo(before);
        shop.expect(0, "verify", "--dataset", Workspace.DATASET, "--full");
    }

    private void whyNamesTheScenesOfAZone() {
        String zone = shop.query(BY_ZONE).getFirst();
        String[] cells = zone.split(",");

        assertThat(shop.expect(
                                0,
                                "why",
                                "aggregate.shop_temperature_by_zone",
                                "window_start=" + cells[0],
                                "crs=" + cells[1],
                                "zone_column=" + cells[2],
                                "zone_row=" + cells[3],
                                "tile=" + cells[4],
                                "--column",
                                "mean")
                        .out())
                .contains("mean is avg(temperature) over the rows of the window")
                .contains(cells[7] + " cell")
                .contains("in snapshot.shop_things_latest whose acquired_on falls into the window, with their centre in"
                        + " the zone and where quality > 20")
                .contains("scenes/20260203/t1_20260130.tif");
    }

    @Test
    void whatIsNoNumberIsNoValue() throws Exception {
        shop = new Workspace(folder.resolve("floats")).withRasters().contract("""
                landing: floats/{scene}.tif
                format: {type: geotiff, pixels: cells, bands: {value: 1}}
                key: scene
                columns: {scene: text}
                aggregates:
                  figures: {of: cells, window: year, measures: {cells: count, valid: count(value), mean: avg(value), most: max(value)}}
                """);
        shop.land(
                "floats/a.tif", Tiff.ofFloats(4, 1, 1, 1.5, Double.NaN, 0, -2.5).bytes(), "2026-03-01T00:00:00Z");
        shop.run();

        assertThat(shop.query("select * from aggregate.shop_figures"))
                .containsExactly("2026-01-01,4,2,-0.5,-1.0,2,1.5");
    }
}
