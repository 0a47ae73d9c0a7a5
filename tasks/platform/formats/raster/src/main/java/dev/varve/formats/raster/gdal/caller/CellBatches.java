package dev.varve.formats.raster.gdal.caller;

import dev.varve.formats.raster.Band;
import dev.varve.formats.raster.CellBatch;
import dev.varve.formats.raster.CellValues;
import dev.varve.formats.raster.Geotransform;
import dev.varve.formats.raster.Scene;
import dev.varve.formats.raster.Selection;
import dev.varve.formats.raster.gdal.sample.BandValues;
import dev.varve.formats.raster.gdal.sample.PixelWindow;
import dev.varve.formats.raster.gdal.sample.ValidCells;
import java.io.DataInputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Makes batches of cells from the samples of windows. */
final class CellBatches {
    private final Selection selection;
    private final List<Band> bands;
    private final Geotransform geotransform;
    private final Consumer<CellBatch> consumer;
    private byte[] samples = new byte[0];

    CellBatches(Scene scene, Selection selection, Consumer<CellBatch> consumer) {
        this.selection = selection;
        this.bands = selection.of(scene);
        this.geotransform = scene.geotransform().orElse(null);
        this.consumer = consumer;
    }

    void take(DataInputStream in, int length) throws IOException {
        PixelWindow window = new PixelWindow(in.readInt(), in.readInt(), in.readInt(), in.readInt());
        int bytes = length - 16;
        if (samples.length < bytes) {
            samples = new byte[bytes];
        }
        in.readFully(samples, 0, bytes);
        MemorySegment memory = MemorySegment.ofArray(samples);
        for (int start = 0; start < window.pixels(); start += CellBatch.MOST) {
            int count = Math.min(CellBatch.MOST, window.pixels() - start);
            batch(window, memory, start, count);
        }
    }

    private void batch(PixelWindow window, MemorySegment memory, int start, int count) {
        List<CellValues> values = new ArrayList<>();
        long offset = 0;
        for (Band band : bands) {
            int bytes = band.type().bytes();
            values.add(BandValues.of(band, memory, offset + (long) start * bytes, count));
            offset += (long) window.pixels() * bytes;
        }
        ValidCells kept = selection.skipNodata() ? ValidCells.of(values, count) : null;
        if (kept != null && kept.count() == 0) {
            return;
        }
        int size = kept == null ? count : kept.count();
        int[] rows = new int[size];
        int[] columns = new int[size];
        int row = start / window.width();
        int column = start % window.width();
        for (int i = 0, to = 0; i < count; i++) {
            if (kept == null || kept.has(i)) {
                rows[to] = (window.row() + row) * selection.every();
                columns[to] = (window.column() + column) * selection.every();
                to++;
            }
            if (++column == window.width()) {
                column = 0;
                row++;
            }
        }
        consumer.accept(new CellBatch(
                rows,
                columns,
                geotransform == null ? null : x(rows, columns),
                geotransform == null ? null : y(rows, columns),
                kept == null ? values : values.stream().map(kept::of).toList()));
    }

    private double[] x(int[] rows, int[] columns) {
        double[] x = new double[rows.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = geotransform.x(columns[i] + 0.5, rows[i] + 0.5);
        }
        return x;
    }

    private double[] y(int[] rows, int[] columns) {
        double[] y = new double[rows.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = geotransform.y(columns[i] + 0.5, rows[i] + 0.5);
        }
        return y;
    }
}
