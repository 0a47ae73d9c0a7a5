package dev.varve.worlds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.varve.worlds.product.Launcher;
import dev.varve.worlds.product.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C, as a terminal sends it. */
@Tag("slow")
class InterruptTest {

    @TempDir
    private Path folder;

    @Test
    void anInterruptedRunSaysSoAndConvergesWhenRunAgain() throws Exception {
        assumeTrue(Files.isExecutable(Launcher.FILE), () -> "skipped: no " + Launcher.FILE);
        Path landing = Files.createDirectories(folder.resolve("landing"));
        Path contract =
                Files.createDirectories(folder.resolve("sql/shop/parts")).resolve("contract.yaml");
        Files.writeString(contract, """
                landing: "{received_at:yyyyMMdd}.csv"
                key: id
                columns:
                  id: integer
                """);
        for (int day = 10; day < 40; day++) {
            int month = 1 + day / 28;
            Files.writeString(landing.resolve("2026%02d%02d.csv".formatted(month, 1 + day % 28)), "id\n" + day + "\n");
        }
        Product product = new Product(folder.resolve("home"), landing, folder.resolve("sql"));
        Path output = folder.resolve("output");
        // A process started in the background may have inherited that it ignores this signal.
        List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT", Launcher.FILE.toString()));
        command.addAll(product.arguments("run", "shop.parts"));
        Process run = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        while (run.isAlive() && !Files.readString(output).contains("published")) {
            run.waitFor(20, TimeUnit.MILLISECONDS);
        }
        interrupt(run);

        assertThat(run.waitFor()).as(() -> text(output)).isEqualTo(130);
        assertThat(text(output))
                .contains("varve: interrupted; what was not finished is undone. Run the same command again to go on")
                .doesNotContain("\tat ");
        assertThat(product.run("run", "shop.parts").exit()).isZero();
        assertThat(product.query("select count(*) as n from snapshot.shop_parts_latest", null))
                .hasToString("[{n=30}]");
    }

    private static void interrupt(Process process) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }
}
