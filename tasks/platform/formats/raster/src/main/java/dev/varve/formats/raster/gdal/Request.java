package dev.varve.formats.raster.gdal;

import dev.varve.formats.raster.Bounds;
import dev.varve.formats.raster.RasterFile;
import dev.varve.formats.raster.RasterLimits;
import dev.varve.formats.raster.Selection;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/** What the reading process is asked. */
record Request(Kind kind, RasterFile file, RasterLimits limits, int page, Selection selection) {
    enum Kind {
        SCENES,
        MEASURE,
        CELLS,
        TILES,
        READ
    }

    void write(DataOutputStream out) throws IOException {
        out.writeByte(kind.ordinal());
        Wire.text(out, file.path().toString());
        Wire.list(out, file.sidecars(), Wire::text);
        out.writeLong(limits.bytes());
        out.writeLong(limits.ratio());
        out.writeLong(limits.blockBytes());
        out.writeInt(limits.pages());
        out.writeInt(page);
        Wire.list(out, selection.bands(), DataOutputStream::writeInt);
        Wire.optional(out, selection.area(), (to, area) -> {
            Wire.bounds(to, area.bounds());
            to.writeBoolean(area.degrees());
        });
        out.writeInt(selection.every());
        out.writeBoolean(selection.skipNodata());
    }

    static Request read(DataInputStream in, Kind kind) throws IOException {
        RasterFile file = new RasterFile(Path.of(Wire.text(in)), Wire.list(in, Wire::text));
        RasterLimits limits = new RasterLimits(in.readLong(), in.readLong(), in.readLong(), in.readInt());
        int page = in.readInt();
        Selection selection = new Selection(
                Wire.list(in, DataInputStream::readInt),
                Wire.optional(in, from -> {
                    Bounds bounds = Wire.bounds(from);
                    return new Selection.Area(bounds, from.readBoolean());
                }),
                in.readInt(),
                in.readBoolean());
        return new Request(kind, file, limits, page, selection);
    }
}
