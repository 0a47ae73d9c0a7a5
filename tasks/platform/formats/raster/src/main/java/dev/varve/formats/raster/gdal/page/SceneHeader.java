package dev.varve.formats.raster.gdal.page;

import dev.varve.formats.raster.Band;
import dev.varve.formats.raster.Bounds;
import dev.varve.formats.raster.Geotransform;
import dev.varve.formats.raster.Scene;
import dev.varve.formats.raster.gdal.binding.Gdal;
import dev.varve.formats.raster.gdal.binding.Native;
import dev.varve.formats.raster.gdal.binding.Refusal;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Describes an open page. */
public final class SceneHeader {
    private final Gdal gdal;
    private final Native c;
    private final OpenPage open;

    private SceneHeader(Gdal gdal, OpenPage open) {
        this.gdal = gdal;
        this.c = gdal.functions();
        this.open = open;
    }

    public static Scene read(Gdal gdal, OpenPage open) throws Refusal {
        return new SceneHeader(gdal, open).scene();
    }

    private Scene scene() throws Refusal {
        MemorySegment handle = open.handle();
        int width = c.number("GDALGetRasterXSize", handle);
        int height = c.number("GDALGetRasterYSize", handle);
        List<Band> bands = new ArrayList<>();
        for (int number = 1; number <= c.number("GDALGetRasterCount", handle); number++) {
            bands.add(BandHeader.read(gdal, open.band(number), number));
        }
        if (bands.isEmpty()) {
            throw Refusal.corrupt("has no bands");
        }
        Map<String, String> structure = gdal.metadata(handle, "IMAGE_STRUCTURE");
        Optional<Geotransform> geotransform = geotransform(handle);
        Optional<Bounds> bounds = geotransform.map(one -> one.bounds(width, height));
        try (Projection projection = Projection.of(open)) {
            return new Scene(
                    open.page(),
                    width,
                    height,
                    List.copyOf(bands),
                    projection.referenceSystem(),
                    geotransform,
                    bounds,
                    bounds.flatMap(projection::toDegrees),
                    c.number("GDALGetGCPCount", handle),
                    structure.getOrDefault("COMPRESSION", "NONE"),
                    Optional.ofNullable(structure.get("PREDICTOR")),
                    structure.getOrDefault("INTERLEAVE", "BAND"),
                    tags(handle));
        }
    }

    private Optional<Geotransform> geotransform(MemorySegment handle) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment six = arena.allocate(ValueLayout.JAVA_DOUBLE, 6);
            if (c.number("GDALGetGeoTransform", handle, six) != 0) {
                return Optional.empty();
            }
            double[] g = six.toArray(ValueLayout.JAVA_DOUBLE);
            return Optional.of(new Geotransform(g[0], g[1], g[2], g[3], g[4], g[5]));
        }
    }

    private Map<String, String> tags(MemorySegment handle) {
        Map<String, String> tags = new TreeMap<>(gdal.metadata(handle, ""));
        for (String domain : gdal.domains(handle)) {
            if (isPlain(domain)) {
                gdal.metadata(handle, domain).forEach((name, value) -> tags.put(domain + ":" + name, value));
            }
        }
        return tags;
    }

    /** What the library derives by itself is no tag, nor are whole documents. */
    private static boolean isPlain(String domain) {
        return !domain.isEmpty()
                && !domain.startsWith("xml:")
                && !domain.startsWith("json:")
                && !List.of("IMAGE_STRUCTURE", "DERIVED_SUBDATASETS", "SUBDATASETS", "COLOR_PROFILE")
                        .contains(domain);
    }
}
