package dev.varve.formats.raster.gdal.caller;

import dev.varve.failure.TaskFailure;
import dev.varve.formats.raster.BandMeasurement;
import dev.varve.formats.raster.CellBatch;
import dev.varve.formats.raster.RasterFile;
import dev.varve.formats.raster.RasterLibrary;
import dev.varve.formats.raster.RasterReader;
import dev.varve.formats.raster.SampleType;
import dev.varve.formats.raster.Scene;
import dev.varve.formats.raster.Selection;
import dev.varve.formats.raster.Tile;
import dev.varve.formats.raster.gdal.wire.Request;
import dev.varve.formats.raster.gdal.wire.ResponseKind;
import dev.varve.formats.raster.gdal.wire.SceneFormat;
import dev.varve.formats.raster.gdal.wire.WireFormat;
import dev.varve.formats.refusal.Reason;
import dev.varve.formats.refusal.RefusedFile;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Consumer;

/** Asks a reading process, begins it with the first file and anew after a crash. */
final class GdalReader implements RasterReader {
    /** Takes frames of an answer before its last. */
    private interface Part {
        void take(ResponseKind frame, DataInputStream in, int length) throws IOException;
    }

    private final RasterLibrary.Settings settings;
    private RemoteReader child;

    GdalReader(RasterLibrary.Settings settings) {
        this.settings = settings;
    }

    @Override
    public String library() {
        return child().library();
    }

    @Override
    public List<Scene> scenes(RasterFile file) {
        return ask(
                new Request(Request.Kind.SCENES, absolute(file), settings.limits(), 0, Selection.ALL),
                GdalReader::unexpected,
                ResponseKind.SCENES,
                in -> WireFormat.list(in, SceneFormat::read));
    }

    @Override
    public void read(RasterFile file, Scene scene) {
        pixels(Request.Kind.READ, file, scene, Selection.ALL, GdalReader::unexpected);
    }

    @Override
    public List<BandMeasurement> measure(RasterFile file, Scene scene) {
        return pixels(Request.Kind.MEASURE, file, scene, Selection.ALL, GdalReader::unexpected);
    }

    @Override
    public List<BandMeasurement> cells(RasterFile file, Scene scene, Selection selection, Consumer<CellBatch> cells) {
        CellBatches batches = new CellBatches(scene, selection, cells);
        return pixels(Request.Kind.CELLS, file, scene, selection, (frame, in, length) -> batches.take(in, length));
    }

    @Override
    public List<BandMeasurement> tiles(RasterFile file, Scene scene, Selection selection, Consumer<Tile> tiles) {
        return pixels(Request.Kind.TILES, file, scene, selection, (frame, in, length) -> tiles.accept(tile(in)));
    }

    private List<BandMeasurement> pixels(
            Request.Kind kind, RasterFile file, Scene scene, Selection selection, Part pixels) {
        selection.of(scene); // refuses a scene without its bands
        return ask(
                new Request(kind, absolute(file), settings.limits(), scene.page(), selection),
                (frame, in, length) -> {
                    if (frame == ResponseKind.SCENE) {
                        require(SceneFormat.read(in).equals(scene), file);
                    } else if (frame != ResponseKind.GOING_ON) {
                        pixels.take(frame, in, length);
                    }
                },
                ResponseKind.MEASURED,
                in -> WireFormat.list(
                        in,
                        from -> new BandMeasurement(
                                from.readInt(),
                                WireFormat.statistics(from),
                                from.readInt(),
                                WireFormat.optional(from, WireFormat::preview))));
    }

    private static void require(boolean same, RasterFile file) {
        if (!same) {
            throw TaskFailure.transientFailure(file.path() + " changed while it was read; run this again", null);
        }
    }

    private <T> T ask(Request request, Part part, ResponseKind last, WireFormat.Reader<T> result) {
        RemoteReader asked = child();
        boolean answered = false;
        try {
            DataInputStream in = asked.ask(request);
            while (true) {
                ResponseKind frame = asked.next();
                if (frame == last) {
                    T value = result.read(in);
                    answered = true;
                    return value;
                } else if (frame == ResponseKind.REFUSED) {
                    RefusedFile refused = new RefusedFile(Reason.values()[in.readByte()], WireFormat.text(in));
                    answered = true;
                    throw refused;
                } else if (frame == ResponseKind.FAILED) {
                    throw new IllegalStateException(
                            "reading " + request.file().path() + " failed: " + WireFormat.text(in));
                }
                part.take(frame, in, asked.length());
            }
        } catch (IOException e) {
            throw asked.ended(e);
        } finally {
            // What was not read to its end would be taken for the next answer.
            if (!answered) {
                asked.kill();
                child = null;
            }
        }
    }

    private RemoteReader child() {
        if (child != null && !child.isAlive()) {
            close();
        }
        if (child == null) {
            child = RemoteReader.start(settings);
        }
        return child;
    }

    /** That it cannot be opened says nothing about the file. */
    private static RasterFile absolute(RasterFile file) {
        if (!Files.isReadable(file.path())) {
            throw TaskFailure.transientFailure(
                    "cannot read " + file.path() + ": it is not there, or not readable", null);
        }
        return new RasterFile(file.path().toAbsolutePath(), file.sidecars());
    }

    private static void unexpected(ResponseKind frame, DataInputStream in, int length) {
        throw new IllegalStateException("the reading process answered " + frame);
    }

    private static Tile tile(DataInputStream in) throws IOException {
        return new Tile(
                in.readInt(),
                in.readInt(),
                in.readInt(),
                in.readInt(),
                in.readInt(),
                in.readInt(),
                SampleType.values()[in.readByte()],
                WireFormat.statistics(in),
                in.readNBytes(in.readInt()));
    }

    @Override
    public void close() {
        if (child != null) {
            child.kill();
            child = null;
        }
    }
}
