package dev.varve.formats.raster.gdal.pass;

import dev.varve.formats.raster.BandMeasurement;
import dev.varve.formats.raster.RasterFile;
import dev.varve.formats.raster.Scene;
import dev.varve.formats.raster.gdal.binding.Gdal;
import dev.varve.formats.raster.gdal.binding.Refusal;
import dev.varve.formats.raster.gdal.page.HeaderCheck;
import dev.varve.formats.raster.gdal.page.OpenPage;
import dev.varve.formats.raster.gdal.page.SceneHeader;
import dev.varve.formats.raster.gdal.page.SelectedPixels;
import dev.varve.formats.raster.gdal.sample.PixelWindow;
import dev.varve.formats.raster.gdal.sample.PixelWindows;
import dev.varve.formats.raster.gdal.wire.Request;
import dev.varve.formats.raster.gdal.wire.ResponseKind;
import dev.varve.formats.raster.gdal.wire.ResponseWriter;
import dev.varve.formats.raster.gdal.wire.SceneFormat;
import dev.varve.formats.raster.gdal.wire.WireFormat;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The process that holds libgdal, so that a crash in it ends nothing else: takes requests from its input and answers on its
 * output until the input ends. Its argument is the library.
 */
public final class ReadingProcess {
    private final Gdal gdal;
    private final ResponseWriter answers;

    private ReadingProcess(Gdal gdal, ResponseWriter answers) {
        this.gdal = gdal;
        this.answers = answers;
    }

    public static void main(String[] arguments) throws IOException {
        ResponseWriter answers = new ResponseWriter();
        Gdal gdal;
        try {
            gdal = new Gdal(Path.of(arguments[0]));
        } catch (UnsatisfiedLinkError e) {
            answers.send(ResponseKind.UNUSABLE, out -> WireFormat.text(out, String.valueOf(e.getMessage())));
            return;
        }
        String version = gdal.version();
        answers.send(ResponseKind.READY, out -> WireFormat.text(out, "GDAL " + version + ", " + arguments[0]));
        DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
        ReadingProcess process = new ReadingProcess(gdal, answers);
        for (int kind = in.read(); kind >= 0; kind = in.read()) {
            process.answer(Request.read(in, Request.Kind.values()[kind]));
        }
    }

    private void answer(Request request) throws IOException {
        try {
            if (request.kind() == Request.Kind.SCENES) {
                List<Scene> scenes = scenes(request);
                answers.send(ResponseKind.SCENES, out -> WireFormat.list(out, scenes, SceneFormat::write));
            } else {
                List<BandMeasurement> measured = pixels(request);
                answers.send(
                        ResponseKind.MEASURED,
                        out -> WireFormat.list(out, measured, (to, one) -> {
                            to.writeInt(one.band());
                            WireFormat.statistics(to, one.statistics());
                            to.writeInt(one.checksum());
                            WireFormat.optional(to, one.preview(), WireFormat::preview);
                        }));
            }
        } catch (Refusal e) {
            answers.refuse(e.reason(), e.getMessage());
        } catch (OutOfMemoryError e) {
            answers.refuse(Refusal.tooLarge("").reason(), "takes more memory than the process that reads it may have");
        } catch (RuntimeException | UnsatisfiedLinkError e) {
            answers.send(
                    ResponseKind.FAILED, out -> WireFormat.text(out, e + " " + Arrays.toString(e.getStackTrace())));
        }
    }

    private List<Scene> scenes(Request request) throws Refusal, IOException {
        RasterFile file = request.file();
        List<String> names = names(request);
        long bytes = Files.size(file.path());
        long declared = 0;
        List<Scene> scenes = new ArrayList<>();
        for (int page = 1; page <= names.size(); page++) {
            try (OpenPage open = OpenPage.open(gdal, file, names.get(page - 1), page)) {
                Scene scene = SceneHeader.read(gdal, open);
                declared = HeaderCheck.check(scene, declared, bytes, request.limits());
                scenes.add(scene);
            }
        }
        return scenes;
    }

    private List<String> names(Request request) throws Refusal {
        List<String> names = OpenPage.names(gdal, request.file());
        if (names.size() > request.limits().pages()) {
            throw Refusal.tooLarge("has " + names.size() + " pages, more than the limit of "
                    + request.limits().pages());
        }
        return names;
    }

    private List<BandMeasurement> pixels(Request request) throws Refusal, IOException {
        RasterFile file = request.file();
        String name = names(request).get(request.page() - 1);
        try (OpenPage open = OpenPage.open(gdal, file, name, request.page())) {
            Scene scene = SceneHeader.read(gdal, open);
            HeaderCheck.check(scene, 0, Files.size(file.path()), request.limits());
            answers.send(ResponseKind.SCENE, out -> SceneFormat.write(out, scene));
            PixelWindows windows = PixelWindows.over(scene);
            PixelPass.Taker taker = taker(request, open, scene, windows);
            PixelPass pass = new PixelPass(gdal, open, scene);
            if (request.kind() == Request.Kind.READ) {
                pass.read(windows, (window, none) -> answers.send(ResponseKind.GOING_ON, out -> {}));
                return List.of();
            }
            return pass.run(windows, (window, samples) -> {
                taker.take(window, samples);
                answers.send(ResponseKind.GOING_ON, out -> {});
            });
        }
    }

    private PixelPass.Taker taker(Request request, OpenPage open, Scene scene, PixelWindows windows) throws Refusal {
        if (request.kind() == Request.Kind.MEASURE || request.kind() == Request.Kind.READ) {
            return (window, samples) -> {};
        }
        PixelWindow area = SelectedPixels.of(open, scene, request.selection());
        return request.kind() == Request.Kind.CELLS
                ? new CellSender(answers, scene, request.selection(), area)
                : new TileSender(answers, scene, request.selection(), area, windows);
    }
}
