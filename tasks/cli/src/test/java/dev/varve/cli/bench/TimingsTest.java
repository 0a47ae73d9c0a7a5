package dev.varve.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.varve.failure.TaskFailure;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class TimingsTest {
    @TempDir
    private Path folder;

    private Path log;

    @BeforeEach
    void log() {
        log = folder.resolve("log");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void countsTheProcessorOfAProcessAndOfThoseItWaitedFor() {
        Timings waiting = Timings.run(log, List.of("sleep", "0.2"));
        Timings busy =
                Timings.run(log, List.of("bash", "-c", "bash -c 'for ((i = 0; i < 300000; i++)); do :; done'; true"));

        assertThat(waiting.seconds()).isGreaterThan(0.19);
        assertThat(waiting.processor()).isLessThan(0.1);
        assertThat(busy.processor()).isGreaterThan(0.1);
        assertThat(busy.peakBytes()).isGreaterThan(1 << 20);
    }

    @Test
    void worksInAFolder() throws Exception {
        Timings.run(folder, log, List.of("pwd", "-P"));

        assertThat(log).hasContent(folder.toRealPath().toString());
    }

    @Test
    void saysWhatAProcessSaidThatFailed() {
        assertThatThrownBy(() -> Timings.run(log, List.of("sh", "-c", "echo $((6 * 7)) tries; exit 3")))
                .isInstanceOf(TaskFailure.class)
                .hasMessageContainingAll("exit code 3", "42 tries");
    }

    @Test
    void areSummarizedByFigure() {
        List<Timings> all = List.of(new Timings(1, 9, 10), new Timings(5, 1, 30), new Timings(3, 2, 20));

        assertThat(Timings.median(all)).isEqualTo(new Timings(3, 2, 20));
        assertThat(Timings.mean(all)).isEqualTo(new Timings(3, 4, 30));
    }
}
