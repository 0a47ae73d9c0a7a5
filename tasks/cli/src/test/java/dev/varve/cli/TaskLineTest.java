package dev.varve.cli;

import static dev.varve.cli.Workspace.DATASET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.cli.run.TaskChain;
import dev.varve.worlds.product.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The last line a task says on standard output is one JSON object; everything else goes to standard error. */
class TaskLineTest {
    @TempDir
    private Path folder;

    private Workspace shop;

    @BeforeEach
    void aDrop() throws Exception {
        shop = new Workspace(folder).contract(Workspace.CONTRACT).drop(1, "1,a,1", "2,b,2", "3,c,3");
    }

    @Test
    void tellsWhatEachTaskDid() {
        for (String task : TaskChain.TASKS) {
            JsonNode line = line(shop.expect(0, task, "--dataset", DATASET));
            assertThat(line.get("task").asString()).isEqualTo(task);
            assertThat(line.get("dataset").asString()).isEqualTo(DATASET);
            assertThat(line.get("outcome").asString()).isEqualTo("done");
            assertThat(line.get("seconds").asDouble()).isPositive();
            assertThat(line.get("version").asString()).isNotBlank();
        }
        assertThat(shop.query("select count(*) from snapshot.shop_things_latest"))
                .containsExactly("3");
    }

    @Test
    void saysSoWhereATaskWasDoneBefore() {
        shop.run();
        for (String task : TaskChain.TASKS) {
            if (!task.equals("sense") && !task.equals("report")) {
                assertThat(line(shop.expect(0, task, "--dataset", DATASET))
                                .get("outcome")
                                .asString())
                        .as(task)
                        .isEqualTo("already-done");
            }
        }
    }

    @Test
    void tellsThatNothingArrived() {
        shop.run();
        assertThat(line(shop.expect(99, "sense", "--dataset", DATASET))
                        .get("outcome")
                        .asString())
                .isEqualTo("nothing");
    }

    @Test
    void tellsThatALoadWasRefused() throws Exception {
        shop.run();
        shop.drop(2, "1,a,one", "2,b,2", "3,c,3");
        line(shop.expect(0, "register", "--dataset", DATASET));
        Outcome load = shop.expect(65, "load", "--dataset", DATASET);
        assertThat(line(load).get("outcome").asString()).isEqualTo("refused");
        assertThat(load.err()).contains("limits.rejects");
    }

    @Test
    void tellsThatALoadIsHeld() throws Exception {
        shop.run();
        shop.drop(2, "1,a,1");
        for (String task : new String[] {"register", "load", "conform", "snapshot", "aggregate"}) {
            line(shop.expect(0, task, "--dataset", DATASET));
        }
        Outcome verify = shop.expect(65, "verify", "--dataset", DATASET);
        assertThat(line(verify).get("outcome").asString()).isEqualTo("refused");
        assertThat(verify.err()).contains("held", "varve approve");
        line(shop.expect(0, "recover", "--dataset", DATASET));
        line(shop.expect(0, "report", "--dataset", DATASET));
        assertThat(shop.query("select count(*) from snapshot.shop_things_latest"))
                .containsExactly("3");
        assertThat(shop.load("held")).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"load", "conform", "snapshot", "aggregate", "verify", "publish", "report"})
    void worksOnOneLoad(String task) {
        shop.run();
        String key = shop.load("published");

        line(shop.expect(0, task, "--dataset", DATASET, "--load", key.substring(0, 12)));
        assertThat(shop.expect(64, task, "--dataset", DATASET, "--load", "0000").err())
                .contains(DATASET + ": no load with a key that begins with 0000; varve status " + DATASET
                        + " lists them");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sense", "register", "recover"})
    void takesNoLoadWhereATaskLooksAtNone(String task) {
        assertThat(shop.expect(64, task, "--dataset", DATASET, "--load", "0000").err())
                .contains("--load");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run",
                "query",
                "status",
                "rejects",
                "approve",
                "validate",
                "rebuild",
                "sense",
                "register",
                "load",
                "conform",
                "snapshot",
                "aggregate",
                "verify",
                "publish",
                "report",
                "recover"
            })
    void explainsItself(String command) {
        assertThat(shop.expect(0, command, "--help").out()).contains("Usage: varve " + command, "--home");
    }

    private static JsonNode line(Outcome outcome) {
        assertThat(outcome.out().lines()).as(outcome::toString).hasSize(1);
        return new JsonMapper().readTree(outcome.out());
    }
}
