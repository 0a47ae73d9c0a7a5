package dev.varve.formats.raster.gdal;

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
final class SceneWire {
    private SceneWire() {}

    static void write(DataOutputStream out, Scene scene) throws IOException {
        out.writeInt(scene.page());
        out.writeInt(scene.width());
        out.writeInt(scene.height());
        Wire.list(out, scene.bands(), SceneWire::band);
        Wire.optional(out, scene.crs(), (to, crs) -> {
            Wire.optional(to, crs.code(), Wire::text);
            Wire.text(to, crs.wkt());
        });
        Wire.optional(out, scene.geotransform(), SceneWire::geotransform);
        Wire.optional(out, scene.bounds(), Wire::bounds);
        Wire.optional(out, scene.degrees(), Wire::bounds);
        out.writeInt(scene.groundControlPoints());
        Wire.text(out, scene.compression());
        Wire.optional(out, scene.predictor(), Wire::text);
        Wire.text(out, scene.interleave());
        Wire.texts(out, scene.tags());
    }

    static Scene read(DataInputStream in) throws IOException {
        return new Scene(
                in.readInt(),
                in.readInt(),
                in.readInt(),
                Wire.list(in, SceneWire::band),
                Wire.optional(in, from -> new Scene.ReferenceSystem(Wire.optional(from, Wire::text), Wire.text(from))),
                Wire.optional(in, SceneWire::geotransform),
                Wire.optional(in, Wire::bounds),
                Wire.optional(in, Wire::bounds),
                in.readInt(),
                Wire.text(in),
                Wire.optional(in, Wire::text),
                Wire.text(in),
                Wire.texts(in));
    }

    private static void band(DataOutputStream out, Band band) throws IOException {
        out.writeInt(band.number());
        Wire.optional(out, band.description(), Wire::text);
        out.writeByte(band.type().ordinal());
        out.writeInt(band.bits());
        out.writeInt(band.blockWidth());
        out.writeInt(band.blockHeight());
        Wire.optional(out, band.nodata(), (to, nodata) -> {
            to.writeDouble(nodata.value());
            to.writeLong(nodata.bits());
        });
        Wire.real(out, band.scale());
        Wire.real(out, band.offset());
        Wire.optional(out, band.unit(), Wire::text);
        Wire.text(out, band.colour());
        Wire.list(out, band.colours(), Wire::text);
        out.writeByte(
                band.masks().stream().mapToInt(mask -> 1 << mask.ordinal()).sum());
        Wire.texts(out, band.tags());
    }

    private static Band band(DataInputStream in) throws IOException {
        return new Band(
                in.readInt(),
                Wire.optional(in, Wire::text),
                SampleType.values()[in.readByte()],
                in.readInt(),
                in.readInt(),
                in.readInt(),
                Wire.optional(in, from -> new Nodata(from.readDouble(), from.readLong())),
                Wire.real(in),
                Wire.real(in),
                Wire.optional(in, Wire::text),
                Wire.text(in),
                Wire.list(in, Wire::text),
                masks(in.readByte()),
                Wire.texts(in));
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
