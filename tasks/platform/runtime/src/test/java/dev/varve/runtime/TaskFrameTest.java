package dev.varve.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.varve.failure.TaskFailure;
import dev.varve.ledger.Load;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskFrameTest {
    @TempDir
    private Path folder;

    private Session session;
    private TaskFrame frame;

    @BeforeEach
    void open() {
        session = Session.open(
                new Product(folder)
                        .places("VARVE_RUN_ID", "night", "VARVE_RUN_TRY", "2", "VARVE_RUN_URL", "http://airflow/1"),
                notice -> {});
        frame = new TaskFrame(session);
    }

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void keepsWhatWasDoneForEachLoadOnceItIsWritten() {
        frame.run(
                "work",
                Product.DATASET,
                () -> Set.of(7L, 8L),
                () -> Outcome.done(12).reading(340),
                Function.identity());
        assertThat(outcomes()).isEmpty();

        frame.write();
        frame.write();

        assertThat(outcomes()).containsExactly("work 7 done 12 340", "work 8 done 12 340");
        assertThat(Product.rows(session, "select distinct run, dataset, try, link from control.task_run"))
                .containsExactly("night shop.things 2 http://airflow/1");
        assertThat(Product.rows(
                        session,
                        "select count(*) from control.task_run where started_at <= ended_at and peak_memory > 0"))
                .containsExactly("2");
    }

    @Test
    void keepsALoadThatTheTaskMadeOrFinished() {
        TreeSet<Long> pending = new TreeSet<>(Set.of(7L));

        run(
                () -> {
                    pending.remove(7L);
                    pending.add(8L);
                    return Outcome.done(1);
                },
                pending);

        assertThat(outcomes()).containsExactly("work 7 done 1 0", "work 8 done 1 0");
    }

    @Test
    void keepsThatItWasDoneBefore() {
        run(Outcome::already, Set.of(7L));

        assertThat(outcomes()).containsExactly("work 7 already-done 0 0");
    }

    @Test
    void keepsThatSomeOfItWasRefused() {
        run(() -> Outcome.done(3).refusing(List.of("a.csv is cut")), Set.of(7L));

        assertThat(outcomes()).containsExactly("work 7 refused 3 0");
    }

    @Test
    void keepsAFailureAtOnceAndHandsItOn() {
        assertThatThrownBy(() -> frame.run(
                        "work",
                        Product.DATASET,
                        () -> Set.of(7L),
                        () -> {
                            throw TaskFailure.configuration("no such column");
                        },
                        outcome -> Outcome.already()))
                .hasMessage("no such column");

        assertThat(outcomes()).containsExactly("work 7 failed 0 0");
    }

    @Test
    void keepsWhatWaitedToBeWrittenWhenTheNextTaskFails() {
        frame.run("first", Product.DATASET, () -> Set.of(7L), () -> Outcome.done(5), Function.identity());

        assertThatThrownBy(() -> frame.run(
                        "second",
                        Product.DATASET,
                        () -> Set.of(7L),
                        () -> {
                            throw TaskFailure.transientFailure("the network is away", null);
                        },
                        outcome -> Outcome.already()))
                .isInstanceOf(TaskFailure.class);

        assertThat(outcomes()).containsExactly("first 7 done 5 0", "second 7 failed 0 0");
    }

    @Test
    void keepsThatNothingArrivedWithoutALoad() {
        assertThatThrownBy(() -> frame.run(
                        "sense",
                        Product.DATASET,
                        Set::of,
                        () -> {
                            throw TaskFailure.nothing("nothing arrived");
                        },
                        outcome -> Outcome.already()))
                .isInstanceOf(TaskFailure.class);

        assertThat(outcomes()).containsExactly("sense null nothing 0 0");
    }

    @Test
    void aRunWithoutANameOfItsOwnGetsOne() {
        Load load = Product.register(session, "0123456789abcdef", 1);
        session.close();
        session = new Product(folder).open();
        frame = new TaskFrame(session);
        run(() -> Outcome.done(0), Set.of(load.id()));

        assertThat(Product.rows(session, "select run, try, link from control.task_run"))
                .singleElement()
                .asString()
                .matches("cli-[0-9a-f]{8} 1 null");
    }

    private void run(Supplier<Outcome> work, Set<Long> loads) {
        frame.run("work", Product.DATASET, () -> Set.copyOf(loads), work, Function.identity());
        frame.write();
    }

    private List<String> outcomes() {
        return Product.rows(
                session,
                "select task, load_id, outcome, row_count, bytes from control.task_run order by task, load_id");
    }
}
