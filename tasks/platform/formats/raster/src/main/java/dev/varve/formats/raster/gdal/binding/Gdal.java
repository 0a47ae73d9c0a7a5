package dev.varve.formats.raster.gdal.binding;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** libgdal in this process, set to read GeoTIFFs alone, strictly, and to say nothing by itself. */
public final class Gdal {
    static final int OLDEST = 3_04_00_00;
    private static final int OPEN_RASTER = 0x02;
    private static final int OPEN_VERBOSE_ERROR = 0x40;
    private static final int WARNING = 2;
    private static final int FAILURE = 3;
    /** Room for a window of {@link Windows}, of one block at least, in all bands. */
    private static final long CACHE_BYTES = 96L << 20;

    private static final Map<String, String> OPTIONS = Map.of(
            "GDAL_PAM_ENABLED", "NO",
            "GDAL_DRIVER_PATH", "disable",
            "GTIFF_IGNORE_READ_ERRORS", "NO",
            "GDAL_NUM_THREADS", "1",
            "CPL_DEBUG", "OFF");

    private final Native c;

    public Gdal(Path library) {
        c = new Native(library.toString());
        try (Arena arena = Arena.ofConfined()) {
            int version = Integer.parseInt(c.text("GDALVersionInfo", arena.allocateFrom("VERSION_NUM")));
            if (version < OLDEST) {
                throw new UnsatisfiedLinkError("it is older than GDAL 3.4");
            }
            OPTIONS.forEach(
                    (name, value) -> c.run("CPLSetConfigOption", arena.allocateFrom(name), arena.allocateFrom(value)));
        }
        // Messages are asked for after each call: an exception that left a handler written in Java would end the
        // process.
        c.pointer("CPLSetErrorHandler", c.symbol("CPLQuietErrorHandler"));
        c.run("GDALSetCacheMax64", CACHE_BYTES);
        c.run("GDALRegister_GTiff");
    }

    public Native functions() {
        return c;
    }

    public String version() {
        try (Arena arena = Arena.ofConfined()) {
            return c.text("GDALVersionInfo", arena.allocateFrom("RELEASE_NAME"));
        }
    }

    /**
     * @param name a path, or what {@code SUBDATASETS} calls a page
     * @param siblings the only files beside it that exist, as far as it is concerned
     */
    public MemorySegment open(String name, List<String> siblings) throws Refusal {
        try (Arena arena = Arena.ofConfined()) {
            c.run("CPLErrorReset");
            MemorySegment dataset = c.pointer(
                    "GDALOpenEx",
                    arena.allocateFrom(name),
                    OPEN_RASTER | OPEN_VERBOSE_ERROR,
                    Native.array(arena, List.of("GTiff")),
                    MemorySegment.NULL,
                    Native.array(arena, siblings));
            if (Native.isNull(dataset)) {
                throw Refusal.corrupt("is no readable TIFF: " + message());
            }
            return dataset;
        }
    }

    public void close(MemorySegment dataset) {
        c.run("GDALClose", dataset);
    }

    /** Forgets what was said before. */
    public void quiet() {
        c.run("CPLErrorReset");
    }

    /** Whether something was wrong since, be it only worth a warning. */
    public boolean complained() {
        return c.number("CPLGetLastErrorType") >= WARNING;
    }

    /** Whether something failed since. */
    public boolean failed() {
        return c.number("CPLGetLastErrorType") >= FAILURE;
    }

    public String message() {
        String message = c.text("CPLGetLastErrorMsg");
        return message == null || message.isBlank() ? "libgdal does not say why" : message.strip();
    }

    public Map<String, String> metadata(MemorySegment object, String domain) {
        try (Arena arena = Arena.ofConfined()) {
            return Native.pairs(c.pointer("GDALGetMetadata", object, arena.allocateFrom(domain)));
        }
    }

    public List<String> domains(MemorySegment object) {
        MemorySegment list = c.pointer("GDALGetMetadataDomainList", object);
        List<String> domains = new ArrayList<>(Native.pairs(list).keySet());
        c.run("CSLDestroy", list);
        return domains;
    }

    /** A number that C answers by a pointer to whether there is one. */
    public boolean has(MemorySegment flag) {
        return flag.get(ValueLayout.JAVA_INT, 0) != 0;
    }
}
