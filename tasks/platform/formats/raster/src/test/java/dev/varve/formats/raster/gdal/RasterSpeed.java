package dev.varve.formats.raster.gdal;

import dev.varve.formats.raster.BandMeasurement;
import dev.varve.formats.raster.RasterFile;
import dev.varve.formats.raster.RasterReader;
import dev.varve.formats.raster.Scene;
import dev.varve.formats.raster.Selection;
import dev.varve.formats.raster.Statistics;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How many cells a second the reader delivers: {@code java … dev.varve.formats.raster.gdal.RasterSpeed
 * cells|skip|tiles|measure FILE…}.
 */
final class RasterSpeed {
    private RasterSpeed() {}

    public static void main(String[] arguments) {
        Selection selection = new Selection(List.of(), Optional.empty(), 1, arguments[0].equals("skip"));
        try (RasterReader reader = Library.open()) {
            for (String name : List.of(arguments).subList(1, arguments.length)) {
                RasterFile file = RasterFile.of(Path.of(name));
                long started = System.nanoTime();
                Scene scene = reader.scenes(file).getFirst();
                long[] seen = new long[2];
                List<BandMeasurement> measured = switch (arguments[0]) {
                    case "cells", "skip" ->
                        reader.cells(file, scene, selection, batch -> {
                            seen[0] += batch.size();
                            seen[1] +=
                                    batch.row()[0] + batch.values().getFirst().size();
                        });
                    case "tiles" ->
                        reader.tiles(file, scene, selection, tile -> {
                            seen[0]++;
                            seen[1] += tile.bytes().length;
                        });
                    default -> reader.measure(file, scene);
                };
                double seconds = (System.nanoTime() - started) / 1e9;
                Statistics first = measured.getFirst().statistics();
                System.out.printf(
                        "%s: %.2f s, %.1f M cells/s (%,d cells or tiles, check %,d, mean %f)%n",
                        Path.of(name).getFileName(),
                        seconds,
                        scene.pixels() / seconds / 1e6,
                        seen[0],
                        seen[1],
                        first.mean());
            }
        }
    }
}
