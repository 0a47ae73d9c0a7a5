package dev.varve.formats.raster.gdal;

import dev.varve.formats.raster.RasterLibrary;
import dev.varve.formats.raster.RasterLimits;
import dev.varve.formats.raster.RasterReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The libgdal that these tests use, which the product would; without one they fail and say how to install it. */
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
        return RasterLibrary.installed()
                .open(new RasterLibrary.Settings(Optional.empty(), root(), limits, Duration.ofSeconds(60)));
    }
}
