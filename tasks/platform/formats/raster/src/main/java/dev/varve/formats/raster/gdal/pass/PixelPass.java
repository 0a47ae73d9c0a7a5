package dev.varve.formats.raster.gdal.pass;

import dev.varve.formats.raster.Band;
import dev.varve.formats.raster.BandMeasurement;
import dev.varve.formats.raster.SampleType;
import dev.varve.formats.raster.Scene;
import dev.varve.formats.raster.Thumbnail;
import dev.varve.formats.raster.gdal.binding.Gdal;
import dev.varve.formats.raster.gdal.binding.Refusal;
import dev.varve.formats.raster.gdal.page.OpenPage;
import dev.varve.formats.raster.gdal.sample.Checksum;
import dev.varve.formats.raster.gdal.sample.PixelWindow;
import dev.varve.formats.raster.gdal.sample.PixelWindows;
import dev.varve.formats.raster.gdal.sample.PreviewSamples;
import dev.varve.formats.raster.gdal.sample.RunningStatistics;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads every pixel of an open page once, window by window. */
final class PixelPass {
    private static final int READ = 0;

    /** Takes the samples of all bands in one window; the memory is used again for the next. */
    interface Taker {
        void take(PixelWindow window, List<MemorySegment> samples) throws IOException;
    }

    private final Gdal gdal;
    private final OpenPage open;
    private final Scene scene;

    PixelPass(Gdal gdal, OpenPage open, Scene scene) {
        this.gdal = gdal;
        this.open = open;
        this.scene = scene;
    }

    List<BandMeasurement> run(PixelWindows windows, Taker taker) throws Refusal, IOException {
        List<Band> bands = scene.bands();
        double[] scratch = new double[RunningStatistics.CHUNK];
        List<RunningStatistics> moments =
                bands.stream().map(band -> new RunningStatistics(band, scratch)).toList();
        List<Checksum> checksums =
                bands.stream().map(band -> new Checksum(band.type())).toList();
        List<Integer> shown = Thumbnail.bands(scene);
        List<Optional<PreviewSamples>> previews = bands.stream()
                .map(band -> Optional.of(band)
                        .filter(one -> shown.contains(one.number()))
                        .map(one -> new PreviewSamples(scene, one)))
                .toList();
        int most = windows.list().stream().mapToInt(PixelWindow::pixels).max().orElse(0);
        try (Arena arena = Arena.ofConfined()) {
            List<MemorySegment> samples = new ArrayList<>();
            for (Band band : bands) {
                samples.add(arena.allocate((long) most * band.type().bytes(), 8));
            }
            for (PixelWindow window : windows.list()) {
                for (int i = 0; i < bands.size(); i++) {
                    read(bands.get(i), window, samples.get(i));
                    measure(bands.get(i).type(), window, samples.get(i), moments.get(i), checksums.get(i));
                    MemorySegment read = samples.get(i);
                    previews.get(i).ifPresent(preview -> preview.add(window, read));
                }
                taker.take(window, samples);
            }
        }
        List<BandMeasurement> measured = new ArrayList<>();
        for (int i = 0; i < bands.size(); i++) {
            measured.add(new BandMeasurement(
                    bands.get(i).number(),
                    moments.get(i).statistics(),
                    checksums.get(i).value(),
                    previews.get(i).map(PreviewSamples::preview)));
        }
        return measured;
    }

    /** Without a look at the samples. */
    void read(PixelWindows windows, Taker taker) throws Refusal, IOException {
        int most = windows.list().stream().mapToInt(PixelWindow::pixels).max().orElse(0);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment samples = arena.allocate(most * scene.pixelBytes(), 8);
            for (PixelWindow window : windows.list()) {
                for (Band band : scene.bands()) {
                    read(band, window, samples);
                }
                taker.take(window, List.of());
            }
        }
    }

    private void read(Band band, PixelWindow window, MemorySegment target) throws Refusal {
        MemorySegment handle = open.band(band.number());
        int type = gdal.functions().number("GDALGetRasterDataType", handle);
        gdal.quiet();
        int result = gdal.functions()
                .number(
                        "GDALRasterIO",
                        handle,
                        READ,
                        window.column(),
                        window.row(),
                        window.width(),
                        window.height(),
                        target,
                        window.width(),
                        window.height(),
                        type,
                        0,
                        0);
        // A decoder that only warns has made up what it could not read.
        if (result != 0 || gdal.complained()) {
            throw Refusal.corrupt("page " + scene.page() + ", band " + band.number() + ", rows " + window.row() + " to "
                    + (window.row() + window.height() - 1) + ": " + gdal.message());
        }
    }

    private void measure(
            SampleType type, PixelWindow window, MemorySegment samples, RunningStatistics moments, Checksum checksum) {
        for (int row = 0; row < window.height(); row++) {
            moments.add(
                    samples,
                    (long) row * window.width() * type.bytes(),
                    window.width(),
                    checksum,
                    (long) (window.row() + row) * scene.width() + window.column());
        }
    }
}
