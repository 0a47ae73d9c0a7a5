package dev.varve.formats.raster.gdal.wire;

import dev.varve.formats.raster.Bounds;
import dev.varve.formats.raster.RasterFile;
import dev.varve.formats.raster.RasterLimits;
import dev.varve.formats.raster.Selection;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/** What the reading process is asked. */
public record Request(Kind kind, RasterFile file, RasterLimits limits, int page, Selection selection) {
    public enum Kind {
        SCENES,
        MEASURE,
        CELLS,
        TILES,
        READ
    }

    public void write(DataOutputStream out) throws IOException {
        out.writeByte(kind.ordinal());
        WireFormat.text(out, file.path().toString());
        WireFormat.list(out, file.sidecars(), WireFormat::text);
        out.writeLong(limits.bytes());
        out.writeLong(limits.ratio());
        out.writeLong(limits.blockBytes());
        out.writeInt(limits.pages());
        out.writeInt(page);
        WireFormat.list(out, selection.bands(), DataOutputStream::writeInt);
        WireFormat.optional(out, selection.area(), (to, area) -> {
            WireFormat.bounds(to, area.bounds());
            to.writeBoolean(area.degrees());
        });
        out.writeInt(selection.every());
        out.writeBoolean(selection.skipNodata());
    }

    public static Request read(DataInputStream in, Kind kind) throws IOException {
        RasterFile file = new RasterFile(Path.of(WireFormat.text(in)), WireFormat.list(in, WireFormat::text));
        RasterLimits limits = new RasterLimits(in.readLong(), in.readLong(), in.readLong(), in.readInt());
        int page = in.readInt();
        Selection selection = new Selection(
                WireFormat.list(in, DataInputStream::readInt),
                WireFormat.optional(in, from -> {
                    Bounds bounds = WireFormat.bounds(from);
                    return new Selection.Area(bounds, from.readBoolean());
                }),
                in.readInt(),
                in.readBoolean());
        return new Request(kind, file, limits, page, selection);
    }
}
