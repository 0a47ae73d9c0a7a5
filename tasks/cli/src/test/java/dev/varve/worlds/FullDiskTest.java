package dev.varve.worlds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.varve.cli.run.TaskChain;
import dev.varve.worlds.product.Launcher;
import dev.varve.worlds.product.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes whose home is a small disk of its own, filled up before each task. */
@Tag("slow")
class FullDiskTest {

    private static final int ROWS = 150_000;
    private static final List<String> GROWING_ROOM = List.of("0", "500", "3000");
    private static final List<String> WRITING = List.of("register", "load", "conform", "publish");

    private static final List<String> QUERY =
            List.of("query", "select * from snapshot.shop_parts_latest order by id", "--format", "json");

    @TempDir
    private Path folder;

    @Test
    void aTaskWithoutRoomChangesNothingAndRunsOnceThereIs() throws Exception {
        assumeTrue(mayMount(), "skipped: this user may mount no small disk (unshare --mount)");
        Path landing = Files.createDirectories(folder.resolve("landing"));
        Path contract =
                Files.createDirectories(folder.resolve("sql/shop/parts")).resolve("contract.yaml");
        Files.writeString(contract, """
                landing: "{received_at:yyyyMMdd}.csv"
                key: id
                columns:
                  id: integer
                  name: text
                """);
        StringBuilder rows = new StringBuilder("id,name\n");
        for (int id = 0; id < ROWS; id++) {
            rows.append(id)
                    .append(",part ")
                    .append(Integer.toHexString(id * 7919))
                    .append('\n');
        }
        Files.writeString(landing.resolve("20260105.csv"), rows);
        Product roomy = new Product(folder.resolve("roomy"), landing, folder.resolve("sql"));
        assertThat(roomy.run("run", "shop.parts").exit()).isZero();

        Path home = Files.createDirectory(folder.resolve("home"));
        List<String> said = run(script(new Product(home, landing, folder.resolve("sql")), home));

        for (String task : WRITING) {
            assertThat(said).as(task).contains(task + " on a full disk: 75", task + ": 0");
            assertThat(said)
                    .filteredOn(line -> line.startsWith(task + " with "))
                    .hasSize(GROWING_ROOM.size() - 1);
            assertThat(Files.readString(folder.resolve(task + ".0")))
                    .contains("the disk is full")
                    .contains("free some space and run this again")
                    .doesNotContain("\tat ");
        }
        assertThat(said).filteredOn(line -> !line.endsWith(": 0")).allMatch(line -> line.endsWith(": 75"));
        assertThat(Files.readString(folder.resolve("rows.json")))
                .contains("\"id\":" + (ROWS - 1) + ",")
                .isEqualTo(roomy.run(QUERY.toArray(String[]::new)).out());
    }

    private static boolean mayMount() throws IOException, InterruptedException {
        try {
            return new ProcessBuilder("unshare", "--user", "--map-root-user", "--mount", "true")
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }

    /** Each writing task with no room, with more and more, then with enough. */
    private String script(Product product, Path home) {
        StringBuilder script = new StringBuilder("mount -t tmpfs -o size=96m tmpfs '" + home + "' || exit 9\n");
        script.append(
                "room() { rm -f '%s/filler'; [ -z \"$1\" ] || head -c $((96 * 1048576)) /dev/zero >'%s/filler' 2>/dev/null;"
                        .formatted(home, home));
        script.append(" [ -z \"$1\" ] || truncate -s -\"$1\"K '%s/filler'; }\n".formatted(home));
        for (String task : TaskChain.TASKS) {
            String command = quoted(product.arguments(task, "--dataset", "shop.parts"));
            if (WRITING.contains(task)) {
                for (String kilobytes : GROWING_ROOM) {
                    script.append("room ").append(kilobytes).append("\n");
                    script.append(command)
                            .append(" >")
                            .append(folder.resolve(task + "." + kilobytes))
                            .append(" 2>&1\n");
                    script.append("echo \"")
                            .append(task)
                            .append(kilobytes.equals("0") ? " on a full disk" : " with " + kilobytes + " KB")
                            .append(": $?\"\nroom ''\n");
                }
            }
            script.append(command)
                    .append(" >/dev/null 2>&1\necho \"")
                    .append(task)
                    .append(": $?\"\n");
        }
        script.append(quoted(product.arguments(QUERY.toArray(String[]::new))))
                .append(" >")
                .append(folder.resolve("rows.json"))
                .append("\n");
        return script.toString();
    }

    private static String quoted(List<String> arguments) {
        StringBuilder line = new StringBuilder("'" + Launcher.FILE + "'");
        arguments.forEach(argument -> line.append(" '").append(argument).append("'"));
        return line.toString();
    }

    private List<String> run(String script) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        int exit = new ProcessBuilder("unshare", "--user", "--map-root-user", "--mount", "sh", "-c", script)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        List<String> lines = Files.readAllLines(output);
        assertThat(exit).as(() -> String.join("\n", lines)).isZero();
        return lines;
    }
}
