package dev.varve.formats.raster.gdal;

import dev.varve.formats.raster.Bounds;
import dev.varve.formats.raster.Scene;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Optional;

/** The reference system of an open page, and the way between it and EPSG:4326. */
final class Projection implements AutoCloseable {
    private static final int LONGITUDE_FIRST = 0;
    private static final int DEGREES = 4326;
    private static final int POINTS_AN_EDGE = 21;

    private final Native c;
    private final MemorySegment own;
    private final MemorySegment degrees;

    private Projection(Native c, MemorySegment own, MemorySegment degrees) {
        this.c = c;
        this.own = own;
        this.degrees = degrees;
    }

    static Projection of(Native c, MemorySegment dataset) {
        MemorySegment declared = c.pointer("GDALGetSpatialRef", dataset);
        if (Native.isNull(declared)) {
            return new Projection(c, MemorySegment.NULL, MemorySegment.NULL);
        }
        MemorySegment own = c.pointer("OSRClone", declared);
        MemorySegment degrees = c.pointer("OSRNewSpatialReference", MemorySegment.NULL);
        c.number("OSRImportFromEPSG", degrees, DEGREES);
        c.run("OSRSetAxisMappingStrategy", own, LONGITUDE_FIRST);
        c.run("OSRSetAxisMappingStrategy", degrees, LONGITUDE_FIRST);
        return new Projection(c, own, degrees);
    }

    Optional<Scene.ReferenceSystem> referenceSystem() {
        if (Native.isNull(own)) {
            return Optional.empty();
        }
        String authority = c.text("OSRGetAuthorityName", own, MemorySegment.NULL);
        String code = c.text("OSRGetAuthorityCode", own, MemorySegment.NULL);
        return Optional.of(new Scene.ReferenceSystem(
                authority == null || code == null ? Optional.empty() : Optional.of(authority + ":" + code), wkt()));
    }

    private String wkt() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment result = arena.allocate(ValueLayout.ADDRESS);
            c.number("OSRExportToWktEx", own, result, Native.array(arena, List.of("FORMAT=WKT2_2019")));
            MemorySegment text = result.get(ValueLayout.ADDRESS, 0);
            String wkt = Native.text(text);
            c.run("VSIFree", text);
            return wkt == null ? "" : wkt;
        }
    }

    Optional<Bounds> toDegrees(Bounds bounds) {
        return transform(bounds, own, degrees);
    }

    Optional<Bounds> fromDegrees(Bounds bounds) {
        return transform(bounds, degrees, own);
    }

    private Optional<Bounds> transform(Bounds bounds, MemorySegment from, MemorySegment to) {
        if (Native.isNull(own)) {
            return Optional.empty();
        }
        MemorySegment way = c.pointer("OCTNewCoordinateTransformation", from, to);
        if (Native.isNull(way)) {
            return Optional.empty();
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment four = arena.allocate(ValueLayout.JAVA_DOUBLE, 4);
            int done = c.number(
                    "OCTTransformBounds",
                    way,
                    bounds.minX(),
                    bounds.minY(),
                    bounds.maxX(),
                    bounds.maxY(),
                    four,
                    four.asSlice(8),
                    four.asSlice(16),
                    four.asSlice(24),
                    POINTS_AN_EDGE);
            double[] edges = four.toArray(ValueLayout.JAVA_DOUBLE);
            boolean reached = done != 0 && java.util.Arrays.stream(edges).allMatch(Double::isFinite);
            return reached ? Optional.of(new Bounds(edges[0], edges[1], edges[2], edges[3])) : Optional.empty();
        } finally {
            c.run("OCTDestroyCoordinateTransformation", way);
        }
    }

    @Override
    public void close() {
        if (!Native.isNull(own)) {
            c.run("OSRDestroySpatialReference", own);
            c.run("OSRDestroySpatialReference", degrees);
        }
    }
}
