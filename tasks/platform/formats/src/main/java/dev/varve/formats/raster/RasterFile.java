package dev.varve.formats.raster;

import java.nio.file.Path;
import java.util.List;

/**
 * One TIFF.
 *
 * @param sidecars names of the files in the same folder that belong to it, such as {@code scene.tfw}; no other file beside it is
 *     looked at, and an {@code .aux.xml} never
 */
public record RasterFile(Path path, List<String> sidecars) {
    public static RasterFile of(Path path) {
        return new RasterFile(path, List.of());
    }
}
