package dev.varve.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.worlds.product.Launcher;
import dev.varve.worlds.product.Outcome;
import dev.varve.worlds.product.Product;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Killed while a changed contract is judged, let in or discarded: readers have what was before or what comes, nothing between. */
@Tag("slow")
class ContractKillTest {
    private static final int KILLS = Integer.getInteger("varve.kills", 2);
    private static final String CONTRACT =
            "landing: readings/{received_at:yyyyMMdd}.csv\nkey: id\n" + "columns: {id: integer, word: text}\n";
    private static final List<String> RUN = List.of("run", "lab.readings");
    private static final List<String> APPROVE =
            List.of("approve", "lab.readings", "--contract", "--reason", "as it should be");
    private static final List<String> DISCARD = List.of("discard", "lab.readings", "--contract");

    @TempDir
    private Path folder;

    private final class Lab {
        private final Path root;
        private final Product product;

        Lab(String name) throws Exception {
            root = Files.createDirectories(folder.resolve(name));
            product = new Product(root.resolve("home"), root.resolve("landing"), root.resolve("sql"));
            contract(CONTRACT);
            land(1);
            assertThat(run(RUN).exit()).isZero();
            contract(CONTRACT.replace("word: text", "word: integer"));
        }

        void contract(String text) throws Exception {
            write("sql/lab/readings/contract.yaml", text);
        }

        void land(int day) throws Exception {
            StringBuilder rows = new StringBuilder("id,word\n");
            for (int id = 0; id < 20_000; id++) {
                rows.append(id)
                        .append(',')
                        .append(id % 3 == 0 ? "word" : id + day)
                        .append('\n');
            }
            write("landing/readings/2026010" + day + ".csv", rows.toString());
        }

        private void write(String path, String text) throws Exception {
            Files.createDirectories(root.resolve(path).getParent());
            Files.writeString(root.resolve(path), text);
        }

        Outcome run(List<String> command) {
            return product.run(command.toArray(String[]::new));
        }

        List<Map<String, String>> rows() {
            return product.query("select * from snapshot.lab_readings_latest order by all", null);
        }

        Map<String, ?> served() throws Exception {
            return Launcher.served(root.resolve("home"));
        }
    }

    /** Lets it through in one lab, and kills it at random moments in the other before it is let through there. */
    private void killed(Lab undisturbed, Lab lab, List<String> command, Integer... exits) throws Exception {
        Launcher launcher = new Launcher(folder, new Random(11));
        List<Map<String, String>> before = lab.rows();
        long start = System.nanoTime();
        assertThat(undisturbed.run(command).exit()).isEqualTo(exits[0]);
        Duration whole = Duration.ofNanos(2 * (System.nanoTime() - start));
        List<Map<String, String>> after = undisturbed.rows();
        for (int kill = 0; kill < 2 * KILLS; kill++) {
            launcher.kill(lab.product, command, whole);
            List<Map<String, String>> rows = lab.rows();
            assertThat(rows.equals(before) || rows.equals(after))
                    .as("rows of before or after")
                    .isTrue();
        }
        assertThat(lab.run(command).exit()).isIn((Object[]) exits);
        assertThat(lab.rows().equals(after)).as("rows of after").isTrue();
        assertThat(lab.served()).isEqualTo(undisturbed.served());
    }

    @Test
    void whatIsJudgedAndLetIn() throws Exception {
        Lab undisturbed = new Lab("undisturbed");
        Lab lab = new Lab("killed");

        killed(undisturbed, lab, RUN, 65);
        assertThat(lab.rows()).hasSize(20_000);
        // One that was killed at its end had let it in.
        killed(undisturbed, lab, APPROVE, 0, 64);
        assertThat(lab.rows()).hasSize(13_333);

        assertThat(Launcher.staged(lab.root.resolve("home"))).isEmpty();
        assertThat(Launcher.archived(lab.root.resolve("home")))
                .isEqualTo(Launcher.archived(undisturbed.root.resolve("home")));
    }

    @Test
    void whatIsDiscarded() throws Exception {
        Lab undisturbed = new Lab("undisturbed");
        Lab lab = new Lab("killed");

        killed(undisturbed, lab, DISCARD, 0);
        lab.land(2);
        undisturbed.land(2);
        killed(undisturbed, lab, RUN, 0);

        assertThat(lab.rows()).hasSize(20_000);
    }
}
