package dev.varve.formats.raster.gdal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.varve.failure.TaskFailure;
import dev.varve.formats.raster.RasterFile;
import dev.varve.formats.raster.RasterLimits;
import dev.varve.formats.raster.RasterReader;
import dev.varve.formats.raster.SampleType;
import dev.varve.formats.raster.Scene;
import dev.varve.formats.raster.Selection;
import dev.varve.formats.raster.gdal.pass.ReadingProcess;
import dev.varve.formats.refusal.Reason;
import dev.varve.formats.refusal.RefusedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The process that holds libgdal is struck as a fault in it would strike it. */
@Tag("gdal")
class CrashTest {
    private final RasterReader reader = Library.open(RasterLimits.USUAL, Duration.ofSeconds(5));

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        reader.close();
    }

    static List<ProcessHandle> processes() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains(ReadingProcess.class.getName()))
                .toList();
    }

    static ProcessHandle newest() {
        return processes().stream()
                .max(java.util.Comparator.comparing(
                        process -> process.info().startInstant().orElseThrow()))
                .orElseThrow();
    }

    /** Of several windows, so that the process is still at it when the first cells are here. */
    private RasterFile large() {
        TiffDraft draft = new TiffDraft(4000, 1200, 1, SampleType.FLOAT64);
        draft.deflate = true;
        draft.blockHeight = 60;
        return draft.write(folder);
    }

    private AbstractThrowableAssert<?, ?> struck(String signal) {
        RasterFile file = large();
        reader.library();
        ProcessHandle process = newest();
        Scene scene = reader.scenes(file).getFirst();
        boolean[] done = new boolean[1];
        return assertThatThrownBy(() -> reader.cells(file, scene, Selection.ALL, batch -> {
            if (!done[0]) {
                done[0] = true;
                strike(process, signal);
            }
        }));
    }

    private static void strike(ProcessHandle process, String signal) {
        try {
            assertThat(new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                            .start()
                            .waitFor())
                    .isZero();
            // A stopped process stays what it is.
            for (int i = 0; i < 100 && process.isAlive(); i++) {
                Thread.sleep(20);
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void readsOn() {
        RasterFile file = new TiffDraft(3, 2, 1, SampleType.UINT8).write(folder);
        assertThat(Grid.of(reader, file, Selection.ALL).cells()).hasSize(6);
        assertThat(reader.scenes(file)).hasSize(1);
    }

    @Test
    void refusesTheFileOverWhichTheLibraryCrashes() {
        struck("SEGV")
                .isInstanceOfSatisfying(
                        RefusedFile.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.CRASHED))
                .hasMessageStartingWith("libgdal crashed over it (exit code 1: SIGSEGV (0xb) at pc=");
        readsOn();
    }

    @ParameterizedTest
    @CsvSource({"KILL, 137", "TERM, 143", "INT, 130"})
    void doesNotBlameTheFileWhereTheProcessIsKilled(String signal, int code) {
        struck(signal)
                .isInstanceOfSatisfying(
                        TaskFailure.class, failure -> assertThat(failure.kind()).isEqualTo(TaskFailure.Kind.TRANSIENT))
                .hasMessage("the process that reads rasters was killed from outside (exit code " + code
                        + "), perhaps because memory ran out; run this again");
        readsOn();
    }

    @Test
    void stopsALibraryThatIsSilent() {
        struck("STOP")
                .isInstanceOfSatisfying(
                        RefusedFile.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.CRASHED))
                .hasMessage("libgdal was silent over it for 5 s and was stopped");
        readsOn();
    }

    @Test
    void beginsAnewWhereTheProcessWentAwayBetweenFiles() {
        readsOn();
        strike(newest(), "SEGV");
        readsOn();
    }

    @Test
    void leavesNoProcessBehind() {
        long others = processes().size();
        readsOn();
        assertThat(processes()).hasSize((int) others + 1);
        reader.close();
        assertThat(processes()).hasSize((int) others);
    }

    @Test
    void readsOnAfterTheConsumerGaveUp() {
        RasterFile file = large();
        Scene scene = reader.scenes(file).getFirst();
        assertThatThrownBy(() -> reader.cells(file, scene, Selection.ALL, batch -> {
                    throw new IllegalStateException("the disk is full");
                }))
                .hasMessage("the disk is full");
        readsOn();
    }
}
