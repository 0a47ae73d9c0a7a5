package dev.varve.formats.raster.gdal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.formats.raster.Bounds;
import dev.varve.formats.raster.RasterFile;
import dev.varve.formats.raster.RasterLimits;
import dev.varve.formats.raster.SampleType;
import dev.varve.formats.raster.Scene;
import dev.varve.formats.raster.Selection;
import dev.varve.formats.raster.gdal.caller.RemoteReader;
import dev.varve.formats.raster.gdal.caller.TimedOutput;
import dev.varve.formats.raster.gdal.sample.PixelWindows;
import dev.varve.formats.raster.gdal.wire.Request;
import dev.varve.formats.raster.gdal.wire.ResponseKind;
import dev.varve.formats.raster.gdal.wire.SceneFormat;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page that takes long is not one over which the library is silent. */
@Tag("gdal")
class GoingOnTest {
    @TempDir
    private Path folder;

    /** Measuring answers nothing before its end, and neither do cells of which none is selected. */
    @Test
    void everyWindowIsReportedWhateverItAnswers() throws IOException {
        TiffDraft draft = new TiffDraft(4000, 1200, 1, SampleType.FLOAT64);
        draft.deflate = true;
        RasterFile file = draft.placed().write(folder);
        Selection nothing =
                new Selection(List.of(), Optional.of(new Selection.Area(new Bounds(-9, -9, -8, -8), false)), 1, false);
        RemoteReader child = RemoteReader.start(Library.settings(RasterLimits.USUAL, Duration.ofSeconds(60)));
        try {
            for (Request.Kind kind : List.of(Request.Kind.MEASURE, Request.Kind.CELLS)) {
                DataInputStream in = child.ask(new Request(kind, file, RasterLimits.USUAL, 1, nothing));
                assertThat(child.next()).isEqualTo(ResponseKind.SCENE);
                Scene scene = SceneFormat.read(in);
                List<ResponseKind> expected = new ArrayList<>(
                        Collections.nCopies(PixelWindows.over(scene).list().size(), ResponseKind.GOING_ON));
                assertThat(expected).hasSizeGreaterThan(2);
                expected.add(ResponseKind.MEASURED);
                List<ResponseKind> frames = new ArrayList<>();
                do {
                    frames.add(child.next());
                    in.skipNBytes(child.length());
                } while (frames.getLast() == ResponseKind.GOING_ON);
                assertThat(frames).as(kind.toString()).isEqualTo(expected);
            }
        } finally {
            child.kill();
        }
    }

    @Test
    void patienceBeginsAnewWithEveryAnswer() throws IOException {
        Duration patience = Duration.ofMillis(800);
        Talking process = new Talking(8, patience.dividedBy(4));
        try (TimedOutput watched = new TimedOutput(process, patience)) {
            watched.begin();
            for (int i = 0; i < 8; i++) {
                assertThat(watched.read()).isZero();
            }
            assertThat(watched.lost()).isFalse();

            assertThat(watched.read()).isEqualTo(-1);
            assertThat(watched.lost()).isTrue();
        }
    }

    /** Says something now and then, a number of times, and then nothing until it is ended. */
    private static final class Talking extends Process {
        private final CountDownLatch ended = new CountDownLatch(1);
        private final Duration pause;
        private int words;

        private Talking(int words, Duration pause) {
            this.words = words;
            this.pause = pause;
        }

        @Override
        public InputStream getInputStream() {
            return new InputStream() {
                @Override
                public int read() {
                    try {
                        if (words-- > 0) {
                            Thread.sleep(pause);
                            return 0;
                        }
                        ended.await();
                        return -1;
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }
            };
        }

        @Override
        public boolean isAlive() {
            return ended.getCount() > 0;
        }

        @Override
        public void destroy() {
            ended.countDown();
        }

        @Override
        public OutputStream getOutputStream() {
            return OutputStream.nullOutputStream();
        }

        @Override
        public InputStream getErrorStream() {
            return InputStream.nullInputStream();
        }

        @Override
        public int waitFor() throws InterruptedException {
            ended.await();
            return 0;
        }

        @Override
        public int exitValue() {
            return 0;
        }
    }
}
