package dev.varve.formats.raster.gdal.page;

import dev.varve.formats.raster.RasterFile;
import dev.varve.formats.raster.gdal.binding.Gdal;
import dev.varve.formats.raster.gdal.binding.Refusal;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One open page.
 *
 * @param projection the sidecar that says its reference system where it says none itself
 */
public record OpenPage(Gdal gdal, MemorySegment handle, int page, Optional<Path> projection) implements AutoCloseable {

    /** What each page is opened by, in their order. */
    public static List<String> names(Gdal gdal, RasterFile file) throws Refusal {
        String path = file.path().toString();
        try (OpenPage first = new OpenPage(gdal, gdal.open(path, siblings(file)), 1, Optional.empty())) {
            // Numbered as directories are, among which overviews and masks are counted.
            List<String> names = new ArrayList<>();
            gdal.quiet();
            gdal.metadata(first.handle, "SUBDATASETS").forEach((name, value) -> {
                if (name.endsWith("_NAME")) {
                    names.add(value);
                }
            });
            if (gdal.failed()) {
                throw Refusal.corrupt("has pages that cannot be read: " + gdal.message());
            }
            if (names.isEmpty()) {
                return List.of(path);
            }
            // A page opened by its number does without the masks that follow it.
            names.replaceAll(name -> name.startsWith("GTIFF_DIR:1:") ? path : name);
            return names;
        }
    }

    public static OpenPage open(Gdal gdal, RasterFile file, String name, int page) throws Refusal {
        return new OpenPage(gdal, gdal.open(name, siblings(file)), page, projection(file));
    }

    private static Optional<Path> projection(RasterFile file) {
        return file.sidecars().stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).endsWith(".prj"))
                .map(file.path()::resolveSibling)
                .findFirst();
    }

    private static List<String> siblings(RasterFile file) {
        List<String> siblings = new ArrayList<>(file.sidecars());
        // An empty list would mean that any file may be there.
        siblings.add(file.path().getFileName().toString());
        return siblings;
    }

    public MemorySegment band(int number) {
        return gdal.functions().pointer("GDALGetRasterBand", handle, number);
    }

    @Override
    public void close() {
        gdal.close(handle);
    }
}
