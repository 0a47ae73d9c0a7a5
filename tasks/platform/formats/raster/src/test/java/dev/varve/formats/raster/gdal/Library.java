package dev.varve.formats.raster.gdal;

import dev.varve.formats.raster.RasterLibrary;
import dev.varve.formats.raster.RasterLimits;
import dev.varve.formats.raster.RasterReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The libgdal that these tests use: the one the product would, or {@code -Dvarve.gdal=/…/libgdal.so}. Without one they fail and
 * say how to install it.
 */
final class Library {
    private Library() {}

    static Path root() {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("CONTRIBUTING.md"))) {
            root = root.getParent();
        }
        return root;
    }

    static RasterReader open() {
        return open(RasterLimits.USUAL);
    }

    static RasterReader open(RasterLimits limits) {
        return open(limits, Duration.ofSeconds(60));
    }

    static RasterReader open(RasterLimits limits, Duration patience) {
        return RasterLibrary.installed().open(settings(limits, patience));
    }

    static RasterLibrary.Settings settings(RasterLimits limits, Duration patience) {
        Optional<Path> library =
                Optional.ofNullable(System.getProperty("varve.gdal")).map(Path::of);
        return new RasterLibrary.Settings(library, root(), limits, patience);
    }
}
