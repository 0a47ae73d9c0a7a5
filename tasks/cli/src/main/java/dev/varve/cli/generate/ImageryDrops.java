package dev.varve.cli.generate;

import dev.varve.failure.TaskFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What a satellite might deliver: two tiles a day, taken the day before, with clouds; on the second day one with a fault, which
 * the third day corrects. The same parameters give the same bytes.
 */
public final class ImageryDrops {
    private static final LocalDate FIRST = RetailDrops.FIRST;
    private static final int DAYS = 3;
    private static final int WIDTH = 60;
    private static final int HEIGHT = 40;
    private static final double DEGREES = 0.01;
    private static final int NODATA = -9_999;
    private static final String ITEMS = """
            <Item name="SENSOR">%s</Item>\
            <Item name="DESCRIPTION" sample="0" role="description">temperature</Item>\
            <Item name="UNITTYPE" sample="0" role="unittype">°C</Item>\
            <Item name="DESCRIPTION" sample="1" role="description">quality</Item>""";

    /** @param north edge in degrees */
    private record Tile(String name, double north) {}

    private static final List<Tile> TILES = List.of(new Tile("north", 60.4), new Tile("south", 60.0));

    private final Landing landing;
    private final int days;
    private final long seed;
    private final List<DropSummary> stories = new ArrayList<>();

    private ImageryDrops(Path landing, int days, long seed) {
        this.landing = new Landing(landing);
        this.days = days;
        this.seed = seed;
    }

    /**
     * Writes the scenes of the first three days, or fewer.
     *
     * @return what happens in them
     * @throws TaskFailure where another file stands where one of these belongs
     */
    public static List<DropSummary> write(Path landing, int days, long seed) throws IOException {
        return new ImageryDrops(landing, Math.min(days, DAYS), seed).write();
    }

    private List<DropSummary> write() throws IOException {
        for (int i = 0; i < days; i++) {
            LocalDate day = FIRST.plusDays(i);
            LocalDate taken = day.minusDays(1);
            for (Tile tile : TILES) {
                boolean fault = i == 1 && tile == TILES.getFirst();
                put(day, name(tile, taken, ""), scene(tile, taken, fault));
                if (fault) {
                    tell(day, "rows 12 to 17 of tile north are nine degrees too cold");
                }
            }
            if (i == 2) {
                Tile tile = TILES.getFirst();
                put(day, name(tile, taken.minusDays(1), "_corrected"), scene(tile, taken.minusDays(1), false));
                tell(day, "yesterday's scene of tile north comes again, corrected");
            }
        }
        return List.copyOf(stories);
    }

    private void tell(LocalDate day, String text) {
        stories.add(new DropSummary(day, "imagery.land_temperature", text));
    }

    private static String name(Tile tile, LocalDate taken, String suffix) {
        return tile.name + "_" + taken.format(DateTimeFormatter.BASIC_ISO_DATE) + suffix + ".tif";
    }

    private GeoTiff scene(Tile tile, LocalDate taken, boolean fault) {
        Random random = new Random(seed * 1_000_003 + taken.toEpochDay() * 31 + TILES.indexOf(tile));
        double warmth = 4 + random.nextInt(40) / 10.0;
        int[][] clouds = new int[3][];
        for (int i = 0; i < clouds.length; i++) {
            clouds[i] = new int[] {random.nextInt(HEIGHT), random.nextInt(WIDTH), 4 + random.nextInt(5)};
        }
        float[] temperatures = new float[WIDTH * HEIGHT];
        float[] qualities = new float[WIDTH * HEIGHT];
        for (int row = 0; row < HEIGHT; row++) {
            for (int column = 0; column < WIDTH; column++) {
                double clear = clear(clouds, row, column);
                double land = land(tile, row, column) + warmth + random.nextInt(40) / 100.0;
                boolean cold = fault && row >= 12 && row < 18;
                int place = row * WIDTH + column;
                temperatures[place] = clear == 0 ? NODATA : (float) (Math.round((land - (cold ? 9 : 0)) * 100) / 100.0);
                qualities[place] = clear == 0 ? NODATA : (float) (Math.round(clear * 100) / 100.0);
            }
        }
        return new GeoTiff(
                        WIDTH,
                        HEIGHT,
                        2,
                        (band, row, column) -> (band == 0 ? temperatures : qualities)[row * WIDTH + column])
                .at(10, tile.north, DEGREES)
                .nodata(NODATA)
                .metadata(ITEMS.formatted(fault ? "TIRS-1" : "TIRS-2"));
    }

    /** Hills and a lake, the same every day, continued from tile to tile. StrictMath is the same on every machine. */
    private static double land(Tile tile, int row, int column) {
        double down = row + TILES.indexOf(tile) * HEIGHT;
        double hills = 3 * StrictMath.sin(down / 11) * StrictMath.cos(column / 9.0) + 2 * StrictMath.sin(column / 17.0);
        double lake = StrictMath.exp(-(square(down - 44) / 60 + square(column - 38) / 120.0));
        return hills - 5 * lake + down / 20;
    }

    /** @return from 0 in a cloud to 1 far from any */
    private static double clear(int[][] clouds, int row, int column) {
        double clear = 1;
        for (int[] cloud : clouds) {
            double distance = StrictMath.sqrt(square(row - cloud[0]) + square(column - cloud[1]) / 3.0) / cloud[2];
            clear = Math.min(clear, Math.max(0, distance - 1));
        }
        return clear;
    }

    private static double square(double value) {
        return value * value;
    }

    private void put(LocalDate day, String name, GeoTiff scene) throws IOException {
        Path file = Files.createTempFile("scene", ".tif");
        try {
            scene.write(file);
            landing.put("imagery/lst/" + day + "/" + name, day, Files.readAllBytes(file));
        } finally {
            Files.delete(file);
        }
    }
}
