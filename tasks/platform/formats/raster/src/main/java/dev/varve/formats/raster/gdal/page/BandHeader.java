package dev.varve.formats.raster.gdal.page;

import dev.varve.formats.raster.Band;
import dev.varve.formats.raster.Nodata;
import dev.varve.formats.raster.SampleType;
import dev.varve.formats.raster.gdal.binding.Gdal;
import dev.varve.formats.raster.gdal.binding.Native;
import dev.varve.formats.raster.gdal.binding.Refusal;
import dev.varve.formats.raster.gdal.sample.Samples;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/** Describes a band of an open page. */
final class BandHeader {
    private final Gdal gdal;
    private final Native c;
    private final MemorySegment handle;

    private BandHeader(Gdal gdal, MemorySegment handle) {
        this.gdal = gdal;
        this.c = gdal.functions();
        this.handle = handle;
    }

    static Band read(Gdal gdal, MemorySegment handle, int number) throws Refusal {
        return new BandHeader(gdal, handle).band(number);
    }

    private Band band(int number) throws Refusal {
        try (Arena arena = Arena.ofConfined()) {
            Map<String, String> structure = gdal.metadata(handle, "IMAGE_STRUCTURE");
            SampleType type = type(number, structure);
            MemorySegment width = arena.allocate(ValueLayout.JAVA_INT);
            MemorySegment height = arena.allocate(ValueLayout.JAVA_INT);
            c.run("GDALGetBlockSize", handle, width, height);
            return new Band(
                    number,
                    present(c.text("GDALGetDescription", handle)),
                    type,
                    structure.containsKey("NBITS") ? Integer.parseInt(structure.get("NBITS")) : 8 * type.bytes(),
                    width.get(ValueLayout.JAVA_INT, 0),
                    height.get(ValueLayout.JAVA_INT, 0),
                    nodata(arena, type),
                    real(arena, "GDALGetRasterScale"),
                    real(arena, "GDALGetRasterOffset"),
                    present(c.text("GDALGetRasterUnitType", handle)),
                    c.text("GDALGetColorInterpretationName", c.number("GDALGetRasterColorInterpretation", handle)),
                    colours(arena),
                    masks(),
                    new TreeMap<>(gdal.metadata(handle, "")));
        }
    }

    private SampleType type(int number, Map<String, String> structure) throws Refusal {
        int type = c.number("GDALGetRasterDataType", handle);
        return switch (type) {
            // Before GDAL 3.7 signed bytes were bytes with a remark.
            case 1 -> "SIGNEDBYTE".equals(structure.get("PIXELTYPE")) ? SampleType.INT8 : SampleType.UINT8;
            case 2 -> SampleType.UINT16;
            case 3 -> SampleType.INT16;
            case 4 -> SampleType.UINT32;
            case 5 -> SampleType.INT32;
            case 6 -> SampleType.FLOAT32;
            case 7 -> SampleType.FLOAT64;
            case 12 -> SampleType.UINT64;
            case 13 -> SampleType.INT64;
            case 14 -> SampleType.INT8;
            default ->
                throw Refusal.unsupported(
                        "band " + number + " has samples of type "
                                + c.text("GDALGetDataTypeName", type)
                                + ", which is no single number of 8 to 64 bits; complex samples have to be split into two bands");
        };
    }

    private Optional<Nodata> nodata(Arena arena, SampleType type) {
        MemorySegment there = arena.allocate(ValueLayout.JAVA_INT);
        if (type.isLong()) {
            String function = "GDALGetRasterNoDataValueAs" + (type == SampleType.UINT64 ? "UInt64" : "Int64");
            long bits = c.whole(function, handle, there);
            return gdal.has(there) ? Optional.of(new Nodata(Samples.toDouble(type, bits), bits)) : Optional.empty();
        }
        double value = c.real("GDALGetRasterNoDataValue", handle, there);
        if (!gdal.has(there)) {
            return Optional.empty();
        }
        return Optional.of(new Nodata(type == SampleType.FLOAT32 ? (float) value : value, 0));
    }

    private OptionalDouble real(Arena arena, String function) {
        MemorySegment there = arena.allocate(ValueLayout.JAVA_INT);
        double value = c.real(function, handle, there);
        return gdal.has(there) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    private List<String> colours(Arena arena) {
        MemorySegment table = c.pointer("GDALGetRasterColorTable", handle);
        List<String> colours = new ArrayList<>();
        if (!Native.isNull(table)) {
            MemorySegment entry = arena.allocate(ValueLayout.JAVA_SHORT, 4);
            for (int i = 0; i < c.number("GDALGetColorEntryCount", table); i++) {
                c.number("GDALGetColorEntryAsRGB", table, i, entry);
                short[] parts = entry.toArray(ValueLayout.JAVA_SHORT);
                colours.add("#%02x%02x%02x%02x".formatted(parts[0], parts[1], parts[2], parts[3]));
            }
        }
        return colours;
    }

    private Set<Band.Mask> masks() {
        int flags = c.number("GDALGetMaskFlags", handle);
        Set<Band.Mask> masks = EnumSet.noneOf(Band.Mask.class);
        for (Band.Mask mask : Band.Mask.values()) {
            if ((flags & 1 << mask.ordinal()) != 0) {
                masks.add(mask);
            }
        }
        return masks;
    }

    private static Optional<String> present(String text) {
        return Optional.ofNullable(text).filter(one -> !one.isEmpty());
    }
}
