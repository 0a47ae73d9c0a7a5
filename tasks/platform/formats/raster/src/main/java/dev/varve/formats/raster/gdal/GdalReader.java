package dev.varve.formats.raster.gdal;

import dev.varve.failure.TaskFailure;
import dev.varve.formats.Reason;
import dev.varve.formats.RefusedFile;
import dev.varve.formats.raster.CellBatch;
import dev.varve.formats.raster.Measured;
import dev.varve.formats.raster.RasterFile;
import dev.varve.formats.raster.RasterLibrary;
import dev.varve.formats.raster.RasterReader;
import dev.varve.formats.raster.SampleType;
import dev.varve.formats.raster.Scene;
import dev.varve.formats.raster.Selection;
import dev.varve.formats.raster.Tile;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Consumer;

/** Asks a reading process, begins it with the first file and anew after a crash. */
final class GdalReader implements RasterReader {
    /** Takes frames of an answer before its last. */
    private interface Part {
        void take(Frame frame, DataInputStream in, int length) throws IOException;
    }

    private final RasterLibrary.Settings settings;
    private Child child;

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
                Frame.SCENES,
                in -> Wire.list(in, SceneWire::read));
    }

    @Override
    public void read(RasterFile file, Scene scene) {
        pixels(Request.Kind.READ, file, scene, Selection.ALL, GdalReader::unexpected);
    }

    @Override
    public List<Measured> measure(RasterFile file, Scene scene) {
        return pixels(Request.Kind.MEASURE, file, scene, Selection.ALL, GdalReader::unexpected);
    }

    @Override
    public List<Measured> cells(RasterFile file, Scene scene, Selection selection, Consumer<CellBatch> cells) {
        CellBatches batches = new CellBatches(scene, selection, cells);
        return pixels(Request.Kind.CELLS, file, scene, selection, (frame, in, length) -> batches.take(in, length));
    }

    @Override
    public List<Measured> tiles(RasterFile file, Scene scene, Selection selection, Consumer<Tile> tiles) {
        return pixels(Request.Kind.TILES, file, scene, selection, (frame, in, length) -> tiles.accept(tile(in)));
    }

    private List<Measured> pixels(Request.Kind kind, RasterFile file, Scene scene, Selection selection, Part pixels) {
        selection.of(scene); // refuses a scene without its bands
        return ask(
                new Request(kind, absolute(file), settings.limits(), scene.page(), selection),
                (frame, in, length) -> {
                    if (frame == Frame.SCENE) {
                        require(SceneWire.read(in).equals(scene), file);
                    } else if (frame != Frame.GOING_ON) {
                        pixels.take(frame, in, length);
                    }
                },
                Frame.MEASURED,
                in -> Wire.list(
                        in,
                        from -> new Measured(
                                from.readInt(),
                                Wire.statistics(from),
                                from.readInt(),
                                Wire.optional(from, Wire::preview))));
    }

    private static void require(boolean same, RasterFile file) {
        if (!same) {
            throw TaskFailure.transientFailure(file.path() + " changed while it was read; run this again", null);
        }
    }

    private <T> T ask(Request request, Part part, Frame last, Wire.Reader<T> result) {
        Child asked = child();
        boolean answered = false;
        try {
            DataInputStream in = asked.ask(request);
            while (true) {
                Frame frame = asked.next();
                if (frame == last) {
                    T value = result.read(in);
                    answered = true;
                    return value;
                } else if (frame == Frame.REFUSED) {
                    RefusedFile refused = new RefusedFile(Reason.values()[in.readByte()], Wire.text(in));
                    answered = true;
                    throw refused;
                } else if (frame == Frame.FAILED) {
                    throw new IllegalStateException("reading " + request.file().path() + " failed: " + Wire.text(in));
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

    private Child child() {
        if (child != null && !child.isAlive()) {
            close();
        }
        if (child == null) {
            child = Child.start(settings);
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

    private static void unexpected(Frame frame, DataInputStream in, int length) {
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
                Wire.statistics(in),
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
