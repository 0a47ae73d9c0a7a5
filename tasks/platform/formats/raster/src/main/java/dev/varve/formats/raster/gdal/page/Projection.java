package dev.varve.formats.raster.gdal.page;

import dev.varve.formats.raster.Bounds;
import dev.varve.formats.raster.Scene;
import dev.varve.formats.raster.gdal.binding.Gdal;
import dev.varve.formats.raster.gdal.binding.Native;
import dev.varve.formats.raster.gdal.binding.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The reference system of an open page, and the way between it and EPSG:4326. */
final class Projection implements AutoCloseable {
    private static final int LONGITUDE_FIRST = 0;
    private static final int DEGREES = 4326;
    /** Per cent: the same but for names. */
    private static final int SURE = 90;

    private static final int POINTS_AN_EDGE = 21;

    private final Native c;
    private final MemorySegment own;
    private final MemorySegment degrees;

    private Projection(Native c, MemorySegment own, MemorySegment degrees) {
        this.c = c;
        this.own = own;
        this.degrees = degrees;
    }

    static Projection of(OpenPage page) throws Refusal {
        Native c = page.gdal().functions();
        MemorySegment declared = c.pointer("GDALGetSpatialRef", page.handle());
        if (Native.isNull(declared) && page.projection().isEmpty()) {
            return new Projection(c, MemorySegment.NULL, MemorySegment.NULL);
        }
        MemorySegment own = Native.isNull(declared)
                ? beside(page.gdal(), page.projection().get())
                : c.pointer("OSRClone", declared);
        MemorySegment degrees = c.pointer("OSRNewSpatialReference", MemorySegment.NULL);
        c.number("OSRImportFromEPSG", degrees, DEGREES);
        c.run("OSRSetAxisMappingStrategy", own, LONGITUDE_FIRST);
        c.run("OSRSetAxisMappingStrategy", degrees, LONGITUDE_FIRST);
        return new Projection(c, own, degrees);
    }

    /** The format GeoTIFF does not look for a projection beside the file by itself. */
    private static MemorySegment beside(Gdal gdal, Path file) throws Refusal {
        Native c = gdal.functions();
        MemorySegment system = c.pointer("OSRNewSpatialReference", MemorySegment.NULL);
        try (Arena arena = Arena.ofConfined()) {
            gdal.quiet();
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            if (c.number("OSRImportFromESRI", system, Native.array(arena, List.of(text))) != 0) {
                c.run("OSRDestroySpatialReference", system);
                throw Refusal.corrupt("has a .prj that names no reference system: " + gdal.message());
            }
            return known(c, system);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same system with its number, which most who write one beside a file leave out; itself where none is the same. */
    private static MemorySegment known(Native c, MemorySegment system) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment count = arena.allocate(ValueLayout.JAVA_INT);
            MemorySegment confidences = arena.allocate(ValueLayout.ADDRESS);
            MemorySegment matches = c.pointer("OSRFindMatches", system, MemorySegment.NULL, count, confidences);
            if (Native.isNull(matches)) {
                return system;
            }
            MemorySegment sure = confidences.get(ValueLayout.ADDRESS, 0);
            MemorySegment found = system;
            if (count.get(ValueLayout.JAVA_INT, 0) > 0 && Native.firstNumber(sure) >= SURE) {
                found = c.pointer("OSRClone", Native.first(matches));
                c.run("OSRDestroySpatialReference", system);
            }
            c.run("OSRFreeSRSArray", matches);
            c.run("VSIFree", sure);
            return found;
        }
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
