package dev.varve.formats.scene;

import dev.varve.contract.Contract;
import dev.varve.contract.Format.Geotiff;
import dev.varve.contract.Type;
import dev.varve.failure.TaskFailure;
import dev.varve.formats.RecordPositions;
import dev.varve.formats.RecordReader;
import dev.varve.formats.RowSink;
import dev.varve.formats.json.JsonPlaces;
import dev.varve.formats.json.TreeRows;
import dev.varve.formats.json.TreeSink;
import dev.varve.formats.raster.Band;
import dev.varve.formats.raster.BandMeasurement;
import dev.varve.formats.raster.Bounds;
import dev.varve.formats.raster.RasterLimits;
import dev.varve.formats.raster.Rasters;
import dev.varve.formats.raster.SampleType;
import dev.varve.formats.raster.Scene;
import dev.varve.formats.raster.Selection;
import dev.varve.formats.raster.Thumbnail;
import dev.varve.formats.refusal.Reason;
import dev.varve.formats.refusal.RefusedFile;
import dev.varve.formats.tree.BrokenJson;
import dev.varve.formats.tree.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one page of a raster as one record with its bands, and hands its pixels on beside it. */
public final class GeotiffReader implements RecordReader {
    private final Contract contract;
    private final Geotiff format;
    private final Map<String, String> captured;
    private final Rasters rasters;
    private final SceneSidecars sidecars;

    public GeotiffReader(Contract contract, Geotiff format, Map<String, String> captured, Rasters rasters) {
        this.contract = contract;
        this.format = format;
        this.captured = captured;
        this.rasters = rasters;
        this.sidecars = new SceneSidecars(format, captured, rasters);
    }

    @Override
    public Count read(InputStream content, RowSink sink) throws IOException {
        TreeSink json = new TreeSink(new TreeRows(contract, captured, JsonPlaces.ofRecords()), sink);
        Optional<String> document = sidecars.document();
        return rasters.reading(content, sidecars.hashes(), limits(), file -> {
            JsonParser parser = new JsonParser();
            for (Scene scene : file.scenes()) {
                List<BandMeasurement> measured = pixels(file, scene, sink);
                sink.thumbnail(scene.page(), Thumbnail.of(scene, measured));
                byte[] record = record(file, scene, measured, document);
                json.begin(scene.page(), 0, record, 0, record.length);
                parser.over(record, 0, record.length);
                try {
                    json.record(parser.whole(), parser);
                } catch (BrokenJson impossible) {
                    throw new IllegalStateException("a scene's record is no JSON", impossible);
                }
            }
            return json.count();
        });
    }

    private List<BandMeasurement> pixels(Rasters.Open file, Scene scene, RowSink sink) {
        return switch (format.pixels()) {
            case NONE -> file.reader().measure(file.file(), scene);
            case TILES ->
                file.reader().tiles(file.file(), scene, selection(List.of()), tile -> sink.tile(scene.page(), tile));
            case CELLS -> {
                Selection selection = selection(
                        format.bands().stream().map(Geotiff.Band::number).toList());
                requireTypes(selection.of(scene));
                yield file.reader().cells(file.file(), scene, selection, batch -> sink.cells(scene.page(), batch));
            }
        };
    }

    private Selection selection(List<Integer> bands) {
        Optional<Selection.Area> area = format.bounds()
                .map(edges ->
                        new Selection.Area(new Bounds(edges.get(0), edges.get(1), edges.get(2), edges.get(3)), true));
        return new Selection(bands, area, format.decimate(), format.skipNodata());
    }

    private void requireTypes(List<Band> bands) {
        for (int i = 0; i < bands.size(); i++) {
            Geotiff.Band declared = format.bands().get(i);
            SampleType type = bands.get(i).type();
            if (!holds(declared.type(), type)) {
                throw new RefusedFile(
                        Reason.HEADER_DOES_NOT_FIT,
                        "band " + declared.number() + " is " + type.text() + ", which the "
                                + declared.type().text() + " column " + declared.name()
                                + " cannot hold; give the band another type, or keep tiles");
            }
        }
    }

    private static boolean holds(Type column, SampleType samples) {
        return switch (column) {
            case Type.Double _ -> !samples.isLong();
            case Type.BigInt _ -> !samples.isFloating() && samples != SampleType.UINT64;
            default -> !samples.isFloating() && !samples.isLong() && samples != SampleType.UINT32;
        };
    }

    private byte[] record(Rasters.Open file, Scene scene, List<BandMeasurement> measured, Optional<String> document) {
        return new SceneRecord(file.contentId(), sidecars.hashes(), document, scene, measured)
                .text()
                .getBytes(StandardCharsets.UTF_8);
    }

    private RasterLimits limits() {
        return new RasterLimits(
                contract.limits().bytes(),
                contract.limits().ratio(),
                RasterLimits.USUAL.blockBytes(),
                RasterLimits.USUAL.pages());
    }

    @Override
    public String text(InputStream content, long number) throws IOException {
        Optional<String> document = sidecars.document();
        return rasters.reading(
                content,
                sidecars.hashes(),
                limits(),
                file -> file.scenes().stream()
                        .filter(scene -> scene.page() == number)
                        .findFirst()
                        .map(scene -> record(file, scene, file.reader().measure(file.file(), scene), document))
                        .map(record -> new String(record, StandardCharsets.UTF_8))
                        .orElseThrow(() -> new IllegalArgumentException("The file has no page " + number + ".")));
    }

    @Override
    public RecordPositions places(InputStream content, Set<Long> numbers) {
        throw TaskFailure.usage(
                contract.dataset()
                        + ": what a raster says of itself cannot be written over; correct the contract, or deliver a corrected file");
    }
}
