package dev.varve.formats.raster.gdal.pass;

import dev.varve.formats.raster.Band;
import dev.varve.formats.raster.Scene;
import dev.varve.formats.raster.Selection;
import dev.varve.formats.raster.gdal.sample.PixelCut;
import dev.varve.formats.raster.gdal.sample.PixelWindow;
import dev.varve.formats.raster.gdal.sample.PixelWindows;
import dev.varve.formats.raster.gdal.sample.RunningStatistics;
import dev.varve.formats.raster.gdal.wire.ResponseKind;
import dev.varve.formats.raster.gdal.wire.ResponseWriter;
import dev.varve.formats.raster.gdal.wire.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Cuts each window into tiles, compresses and sends them. */
final class TileSender implements PixelPass.Taker {
    private final ResponseWriter answers;
    private final Selection selection;
    private final List<Band> bands;
    private final PixelWindow area;
    private final PixelWindows windows;
    private final double[] scratch = new double[RunningStatistics.CHUNK];

    TileSender(ResponseWriter answers, Scene scene, Selection selection, PixelWindow area, PixelWindows windows) {
        this.answers = answers;
        this.selection = selection;
        this.bands = selection.of(scene);
        this.area = area;
        this.windows = windows;
    }

    @Override
    public void take(PixelWindow window, List<MemorySegment> samples) throws IOException {
        int bottom = window.row() + window.height();
        int right = window.column() + window.width();
        for (int row = window.row(); row < bottom; row += windows.tileHeight()) {
            for (int column = window.column(); column < right; column += windows.tileWidth()) {
                PixelWindow tile = new PixelWindow(
                        row,
                        column,
                        Math.min(windows.tileHeight(), bottom - row),
                        Math.min(windows.tileWidth(), right - column));
                PixelWindow wanted = tile.every(selection.every());
                if (!tile.meet(area).isEmpty() && !wanted.isEmpty()) {
                    for (Band band : bands) {
                        send(band, window, wanted, samples.get(band.number() - 1));
                    }
                }
            }
        }
    }

    private void send(Band band, PixelWindow window, PixelWindow wanted, MemorySegment samples) throws IOException {
        ByteBuffer cut = PixelCut.of(samples, band.type().bytes(), window, wanted, selection.every());
        RunningStatistics moments = new RunningStatistics(band, scratch);
        moments.add(MemorySegment.ofBuffer(cut), 0, wanted.pixels(), null, 0);
        byte[] bytes = compressed(MemorySegment.ofBuffer(cut).toArray(ValueLayout.JAVA_BYTE));
        answers.send(ResponseKind.TILE, out -> {
            out.writeInt(band.number());
            out.writeInt(wanted.row() * selection.every());
            out.writeInt(wanted.column() * selection.every());
            out.writeInt(wanted.width());
            out.writeInt(wanted.height());
            out.writeInt(selection.every());
            out.writeByte(band.type().ordinal());
            WireFormat.statistics(out, moments.statistics());
            out.writeInt(bytes.length);
            out.write(bytes);
        });
    }

    private static byte[] compressed(byte[] bytes) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (OutputStream out = new DeflaterOutputStream(compressed, deflater, 1 << 16)) {
            out.write(bytes);
        } finally {
            deflater.end();
        }
        return compressed.toByteArray();
    }
}
