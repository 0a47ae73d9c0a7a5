package dev.varve.formats.raster.gdal.pass;

import dev.varve.formats.raster.Band;
import dev.varve.formats.raster.Scene;
import dev.varve.formats.raster.Selection;
import dev.varve.formats.raster.gdal.sample.PixelCut;
import dev.varve.formats.raster.gdal.sample.PixelWindow;
import dev.varve.formats.raster.gdal.wire.ResponseKind;
import dev.varve.formats.raster.gdal.wire.ResponseWriter;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Sends the selected samples of each window. */
final class CellSender implements PixelPass.Taker {
    private final ResponseWriter answers;
    private final Selection selection;
    private final List<Band> bands;
    private final PixelWindow area;

    CellSender(ResponseWriter answers, Scene scene, Selection selection, PixelWindow area) {
        this.answers = answers;
        this.selection = selection;
        this.bands = selection.of(scene);
        this.area = area;
    }

    @Override
    public void take(PixelWindow window, List<MemorySegment> samples) throws IOException {
        PixelWindow wanted = window.meet(area).every(selection.every());
        if (wanted.isEmpty()) {
            return;
        }
        List<ByteBuffer> cuts = new ArrayList<>();
        int bytes = 0;
        for (Band band : bands) {
            ByteBuffer cut =
                    PixelCut.of(samples.get(band.number() - 1), band.type().bytes(), window, wanted, selection.every());
            cuts.add(cut);
            bytes += cut.remaining();
        }
        answers.send(
                ResponseKind.CELLS,
                out -> {
                    out.writeInt(wanted.row());
                    out.writeInt(wanted.column());
                    out.writeInt(wanted.height());
                    out.writeInt(wanted.width());
                },
                bytes);
        for (ByteBuffer cut : cuts) {
            answers.raw(cut);
        }
    }
}
