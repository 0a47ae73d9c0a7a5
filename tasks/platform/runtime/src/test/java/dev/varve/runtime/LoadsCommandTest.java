package dev.varve.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.failure.TaskFailure;
import dev.varve.ledger.Load;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class LoadsCommandTest {
    private static final String FIRST = "aaa1000000000000";
    private static final String SECOND = "aaa2000000000000";

    @TempDir
    private Path folder;

    private Product product;
    private String out;
    private String err;
    private TaskFailure failure;

    @BeforeEach
    void twoLoads() {
        product = new Product(folder);
        try (Session session = product.open()) {
            Product.register(session, FIRST, 1);
            Product.register(session, SECOND, 2);
        }
    }

    /** Does what a test says. */
    @Command(name = "work")
    private static final class Work extends LoadsCommand {
        private final Function<Optional<Load>, Outcome> work;

        Work(Function<Optional<Load>, Outcome> work) {
            this.work = work;
        }

        @Override
        protected Outcome run(Session session, String dataset, Optional<Load> only) {
            return work.apply(only);
        }
    }

    @Test
    void meansEveryPendingLoadWhereNoneIsNamed() {
        assertThat(run(only -> Outcome.done(3).with("files", 2).with("named", only.isPresent())))
                .isZero();

        assertThat(out)
                .matches("\\{\"dataset\":\"shop.things\",\"files\":2,\"named\":false,\"outcome\":\"done\",\"rows\":3,"
                        + "\"seconds\":[0-9.E-]+,\"task\":\"work\",\"version\":\"[^\"]+\"}\\R");
        assertThat(recorded()).containsExactly(FIRST + " done", SECOND + " done");
    }

    @Test
    void meansTheLoadWhoseKeyBeginsSo() {
        assertThat(run(only -> Outcome.done(0).with("load", only.orElseThrow().key()), "--load", "aaa2"))
                .isZero();

        assertThat(out).contains("\"load\":\"" + SECOND + "\"");
        assertThat(recorded()).containsExactly(SECOND + " done");
    }

    @Test
    void refusesABeginningThatSeveralKeysHave() {
        assertThat(run(only -> Outcome.done(0), "--load", "aaa")).isEqualTo(64);

        assertThat(failure)
                .hasMessage(
                        "shop.things: 2 loads with a key that begins with aaa; varve status shop.things lists them");
        assertThat(recorded()).isEmpty();
    }

    @Test
    void refusesABeginningThatNoKeyHas() {
        assertThat(run(only -> Outcome.done(0), "--load", "b")).isEqualTo(64);

        assertThat(failure)
                .hasMessage("shop.things: no load with a key that begins with b; varve status shop.things lists them");
        assertThat(recorded()).isEmpty();
    }

    @Test
    void refusesADatasetThatIsNotThere() {
        assertThat(execute(only -> Outcome.done(0), "--dataset", "shop.thing")).isEqualTo(64);

        assertThat(failure).hasMessage("there is no dataset shop.thing; there are: shop.things");
    }

    @Test
    void isNoErrorWhereAllWasDoneBefore() {
        assertThat(run(only -> Outcome.already())).isZero();

        assertThat(out).contains("\"outcome\":\"already-done\"");
        assertThat(recorded()).containsExactly(FIRST + " already-done", SECOND + " already-done");
    }

    @Test
    void saysEveryRefusalAndEndsWith65ThoughTheRestIsDone() {
        assertThat(run(only -> Outcome.done(5).refusing(List.of("a.csv is cut", "b.csv is no CSV"))))
                .isEqualTo(65);

        assertThat(err).isEqualToNormalizingNewlines("varve work: a.csv is cut\nb.csv is no CSV\n");
        assertThat(out).contains("\"outcome\":\"refused\"").contains("\"rows\":5");
        assertThat(recorded()).containsExactly(FIRST + " refused", SECOND + " refused");
    }

    @Test
    void saysThatItFailedAndHandsTheFailureOn() {
        assertThat(run(only -> {
                    throw TaskFailure.configuration("conform.sql does not run");
                }))
                .isEqualTo(78);

        assertThat(out).contains("\"outcome\":\"failed\"").contains("\"rows\":0");
        assertThat(failure).hasMessage("conform.sql does not run");
        assertThat(recorded()).containsExactly(FIRST + " failed", SECOND + " failed");
    }

    @Test
    void letsGoOfTheWarehouseHoweverItEnds() throws Exception {
        run(only -> Outcome.done(0));
        run(only -> Outcome.done(0).refusing(List.of("no")));
        run(only -> {
            throw TaskFailure.refused("no");
        });

        try (OtherProcess other = new OtherProcess(product)) {
            assertThat(other.said()).isEqualTo("open");
        }
    }

    private int run(Function<Optional<Load>, Outcome> work, String... more) {
        String[] arguments = new String[2 + more.length];
        arguments[0] = "--dataset";
        arguments[1] = Product.DATASET;
        System.arraycopy(more, 0, arguments, 2, more.length);
        return execute(work, arguments);
    }

    private int execute(Function<Optional<Load>, Outcome> work, String... arguments) {
        StringWriter output = new StringWriter();
        StringWriter errors = new StringWriter();
        CommandLine line = new CommandLine(new Work(work));
        ((Locations) line.getCommandSpec().mixins().values().iterator().next().userObject())
                .variables(product.variables());
        line.setOut(new PrintWriter(output, true)).setErr(new PrintWriter(errors, true));
        line.setExecutionExceptionHandler((e, command, parsed) -> {
            failure = (TaskFailure) e;
            return failure.kind().exitCode();
        });
        int code = line.execute(arguments);
        out = output.toString();
        err = errors.toString();
        return code;
    }

    private List<String> recorded() {
        try (Session session = product.open()) {
            return Product.rows(
                    session,
                    "select load_key, outcome from control.task_run join control.load using (load_id) order by load_key");
        }
    }
}
