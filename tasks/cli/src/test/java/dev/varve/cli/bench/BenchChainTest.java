package dev.varve.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.varve.cli.Varve;
import dev.varve.ledger.Json;
import dev.varve.worlds.product.Launcher;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole processes, of fewer rows than would tell anything. */
@Tag("slow")
class BenchChainTest {
    private static final Path ROOT = Launcher.FILE.getParent();

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int bench(String... more) {
        assumeTrue(Files.isExecutable(Launcher.FILE), () -> "skipped: no " + Launcher.FILE);
        List<String> arguments = new ArrayList<>(List.of(
                "bench", "chain", "--json", folder.resolve("numbers.json").toString()));
        arguments.addAll(List.of(more));
        return Varve.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of("VARVE_ROOT", ROOT.toString(), "VARVE_HOME", folder.toString()),
                arguments.toArray(String[]::new));
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private Map<String, Object> numbers() throws IOException {
        return Json.map(Files.readString(folder.resolve("numbers.json")));
    }

    @Test
    void measuresEveryTaskOfBothDeliveriesAndWhatAskingTakes() throws Exception {
        Path chart = folder.resolve("chart.svg");

        assertThat(bench("--rows", "20000", "--keys", "text", "--without", "dbt", "--chart", chart.toString()))
                .as(() -> said() + err.toString(StandardCharsets.UTF_8))
                .isZero();

        assertThat(said())
                .contains("dbt: skipped, as --without says", "22,000 ranges")
                .containsPattern("conform to verify +\\d+\\.\\d\\d +\\d+\\.\\d\\d +\\d+ +\\d+\\.\\d\\d")
                .containsPattern("conform to verify in varve run +\\d+\\.\\d\\d +\\d+\\.\\d\\d")
                .containsPattern("as known first, count and sum +\\d+\\.\\d\\d")
                .doesNotContain("dbt snapshot");
        assertThat(numbers().get("measured").toString())
                .contains("20,000 rows, text keys", "deliveries={first={sense=[{seconds=", "second={sense=[{seconds=")
                .contains("latest, one key=[{seconds=");
        assertThat(chart).content().contains("varve run", "as known first, one key");
        assertThat(folder.resolve("bench/scratch-tasks")).doesNotExist();
        assertThat(folder.resolve("bench/scratch-run")).doesNotExist();
    }

    @Test
    void measuresDeltas() throws Exception {
        assertThat(bench(
                        "--rows",
                        "5000",
                        "--deltas",
                        "2",
                        "--delta-rows",
                        "100",
                        "--delta-keys",
                        "newest",
                        "--without",
                        "dbt,run"))
                .as(() -> said() + err.toString(StandardCharsets.UTF_8))
                .isZero();

        assertThat(said())
                .contains("5,200 ranges", "2 deltas of 100 rows, newest keys")
                .containsPattern("first +deltas, mean +last delta")
                .doesNotContain("varve run");
        Map<?, ?> measured = (Map<?, ?>) ((List<?>) numbers().get("measured")).getFirst();
        Map<?, ?> deltas = (Map<?, ?>) ((Map<?, ?>) measured.get("deliveries")).get("deltas, mean");
        assertThat((List<?>) deltas.get("publish")).hasSize(2);
    }

    /** Where a bench of this checkout has installed it. */
    @Test
    void setsDbtBesideIt() throws Exception {
        Path dbt = ROOT.resolve(".varve/bench/dbt/environment");
        assumeTrue(Files.exists(dbt), () -> "skipped: no dbt in " + dbt + "; ./varve bench chain installs it");
        Files.createDirectories(folder.resolve("bench/dbt"));
        Files.createSymbolicLink(folder.resolve("bench/dbt/environment"), dbt);

        assertThat(bench("--rows", "20000"))
                .as(() -> said() + err.toString(StandardCharsets.UTF_8))
                .isZero();

        assertThat(said())
                .contains("dbt-core " + Dbt.version("dbt-core"), "22,000 ranges")
                .containsPattern("conform to verify / dbt snapshot +\\d+\\.\\d\\d × +\\d+\\.\\d\\d ×");
    }

    @Test
    void refusesMoreRowsInADeltaThanThereAre() {
        assertThat(bench("--rows", "100", "--deltas", "1", "--without", "dbt")).isEqualTo(64);

        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("--delta-rows has to be at least 1, and at most the 100 of --rows");
    }
}
