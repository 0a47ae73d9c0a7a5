package dev.varve.formats.raster.gdal.wire;

import dev.varve.formats.raster.Band;
import dev.varve.formats.raster.Geotransform;
import dev.varve.formats.raster.Nodata;
import dev.varve.formats.raster.SampleType;
import dev.varve.formats.raster.Scene;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;

/** How scenes are written between the two processes. */
public final class SceneFormat {
    private SceneFormat() {}

    public static void write(DataOutputStream out, Scene scene) throws IOException {
        out.writeInt(scene.page());
        out.writeInt(scene.width());
        out.writeInt(scene.height());
        WireFormat.list(out, scene.bands(), SceneFormat::band);
        WireFormat.optional(out, scene.crs(), (to, crs) -> {
            WireFormat.optional(to, crs.code(), WireFormat::text);
            WireFormat.text(to, crs.wkt());
        });
        WireFormat.optional(out, scene.geotransform(), SceneFormat::geotransform);
        WireFormat.optional(out, scene.bounds(), WireFormat::bounds);
        WireFormat.optional(out, scene.degrees(), WireFormat::bounds);
        out.writeInt(scene.groundControlPoints());
        WireFormat.text(out, scene.compression());
        WireFormat.optional(out, scene.predictor(), WireFormat::text);
        WireFormat.text(out, scene.interleave());
        WireFormat.texts(out, scene.tags());
    }

    public static Scene read(DataInputStream in) throws IOException {
        return new Scene(
                in.readInt(),
                in.readInt(),
                in.readInt(),
                WireFormat.list(in, SceneFormat::band),
                WireFormat.optional(
                        in,
                        from -> new Scene.ReferenceSystem(
                                WireFormat.optional(from, WireFormat::text), WireFormat.text(from))),
                WireFormat.optional(in, SceneFormat::geotransform),
                WireFormat.optional(in, WireFormat::bounds),
                WireFormat.optional(in, WireFormat::bounds),
                in.readInt(),
                WireFormat.text(in),
                WireFormat.optional(in, WireFormat::text),
                WireFormat.text(in),
                WireFormat.texts(in));
    }

    private static void band(DataOutputStream out, Band band) throws IOException {
        out.writeInt(band.number());
        WireFormat.optional(out, band.description(), WireFormat::text);
        out.writeByte(band.type().ordinal());
        out.writeInt(band.bits());
        out.writeInt(band.blockWidth());
        out.writeInt(band.blockHeight());
        WireFormat.optional(out, band.nodata(), (to, nodata) -> {
            to.writeDouble(nodata.value());
            to.writeLong(nodata.bits());
        });
        WireFormat.real(out, band.scale());
        WireFormat.real(out, band.offset());
        WireFormat.optional(out, band.unit(), WireFormat::text);
        WireFormat.text(out, band.colour());
        WireFormat.list(out, band.colours(), WireFormat::text);
        out.writeByte(
                band.masks().stream().mapToInt(mask -> 1 << mask.ordinal()).sum());
        WireFormat.texts(out, band.tags());
    }

    private static Band band(DataInputStream in) throws IOException {
        return new Band(
                in.readInt(),
                WireFormat.optional(in, WireFormat::text),
                SampleType.values()[in.readByte()],
                in.readInt(),
                in.readInt(),
                in.readInt(),
                WireFormat.optional(in, from -> new Nodata(from.readDouble(), from.readLong())),
                WireFormat.real(in),
                WireFormat.real(in),
                WireFormat.optional(in, WireFormat::text),
                WireFormat.text(in),
                WireFormat.list(in, WireFormat::text),
                masks(in.readByte()),
                WireFormat.texts(in));
    }

    private static Set<Band.Mask> masks(int flags) {
        Set<Band.Mask> masks = EnumSet.noneOf(Band.Mask.class);
        for (Band.Mask mask : Band.Mask.values()) {
            if ((flags & 1 << mask.ordinal()) != 0) {
                masks.add(mask);
            }
        }
        return masks;
    }

    private static void geotransform(DataOutputStream out, Geotransform g) throws IOException {
        for (double part : new double[] {g.x0(), g.xByColumn(), g.xByRow(), g.y0(), g.yByColumn(), g.yByRow()}) {
            out.writeDouble(part);
        }
    }

    private static Geotransform geotransform(DataInputStream in) throws IOException {
        return new Geotransform(
                in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble());
    }
}
