package dev.varve.cli.bench;

import dev.varve.formats.raster.RasterFile;
import dev.varve.formats.raster.RasterLibrary;
import dev.varve.formats.raster.RasterReader;
import dev.varve.formats.raster.Scene;
import dev.varve.formats.raster.Selection;
import dev.varve.runtime.Locations;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "pixels",
        mixinStandardHelpOptions = true,
        hidden = true,
        description = "Reads every pixel of a raster and keeps none.")
final class BenchPixelsCommand implements Callable<Integer> {
    @Mixin
    private Locations places;

    @Spec
    private CommandSpec spec;

    @Option(names = "--cells", description = "Makes cells of them, as load does; else GDALRasterIO alone")
    private boolean cells;

    @Parameters(index = "0")
    private Path file;

    @Override
    public Integer call() {
        RasterFile raster = RasterFile.of(file);
        long[] seen = new long[1];
        try (RasterReader reader = RasterLibrary.installed().open(RasterLibrary.Settings.in(places.root()))) {
            Scene scene = reader.scenes(raster).getFirst();
            if (cells) {
                reader.cells(raster, scene, Selection.ALL, batch -> seen[0] += batch.size());
            } else {
                reader.read(raster, scene);
                seen[0] = scene.pixels();
            }
        }
        spec.commandLine().getOut().printf("%,d pixels%n", seen[0]);
        return 0;
    }
}
