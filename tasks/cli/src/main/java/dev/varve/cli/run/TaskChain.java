package dev.varve.cli.run;

import dev.varve.derive.Candidate;
import dev.varve.derive.StageRanges;
import dev.varve.derive.StageSnapshots;
import dev.varve.derive.StageWindows;
import dev.varve.failure.TaskFailure;
import dev.varve.ledger.Ids;
import dev.varve.ledger.Load;
import dev.varve.ledger.TaskRun;
import dev.varve.load.LoadFiles;
import dev.varve.load.Loaded;
import dev.varve.publish.PublishLoads;
import dev.varve.publish.PublishedLoads;
import dev.varve.quality.Gate;
import dev.varve.register.RegisterDrops;
import dev.varve.report.WriteReports;
import dev.varve.runtime.Session;
import dev.varve.runtime.TaskCommand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** Every task for one load after another, in one process. */
public final class TaskChain {
    private final Session session;
    private final Consumer<String> progress;
    private final List<TaskRun> runs = new ArrayList<>();
    private final String run = "cli-" + Ids.hash(Instant.now().toString()).substring(0, 8);

    /** @param progress told which task runs */
    public TaskChain(Session session, Consumer<String> progress) {
        this.session = session;
        this.progress = progress;
    }

    /**
     * What became of one load.
     *
     * @param problems why it was refused or held
     */
    public record Result(Load load, long accepted, long rejected, double seconds, List<String> problems) {}

    void register(String dataset) {
        task(
                "register",
                dataset,
                null,
                () -> new RegisterDrops(session)
                        .register(dataset, Optional.empty())
                        .loads());
        recordRuns();
    }

    /** Rebuilds what a changed contract made stale. */
    void refresh(String dataset) {
        new LoadFiles(session).refresh(dataset);
        Candidate published = session.published(dataset);
        if (published.stale()) {
            new PublishLoads(session).publish(published);
        }
    }

    public Result load(Load load) {
        Instant started = Instant.now();
        String dataset = load.dataset();
        Optional<String> key = Optional.of(load.key());
        List<String> problems = new ArrayList<>();
        Loaded[] loaded = {Loaded.NOTHING};
        task("load", dataset, load, () -> {
            loaded[0] = new LoadFiles(session).load(dataset, key);
            problems.addAll(loaded[0].refusals());
            return loaded[0].accepted();
        });
        if (problems.isEmpty()) {
            stage("conform", load, candidate -> new StageRanges(session.ledger()).stage(candidate));
            stage(
                    "snapshot",
                    load,
                    candidate -> new StageSnapshots(session.ledger(), session.datasets()).stage(candidate));
            stage(
                    "aggregate",
                    load,
                    candidate -> new StageWindows(session.ledger(), session.datasets()).stage(candidate));
            task("verify", dataset, load, () -> {
                var judgement = new Gate(session.ledger(), session.datasets()).judge(session.candidate(dataset, key));
                problems.addAll(judgement.held());
                return judgement.checks();
            });
        }
        if (problems.isEmpty()) {
            task("publish", dataset, load, () -> {
                PublishedLoads published = new PublishLoads(session).publish(dataset, key);
                problems.addAll(published.held());
                return published.loads();
            });
        }
        recordRuns();
        new WriteReports(session).write(dataset, key);
        return new Result(
                session.requireLoad(dataset, load.key()),
                loaded[0].accepted(),
                loaded[0].rejected(),
                java.time.Duration.between(started, Instant.now()).toMillis() / 1000.0,
                problems);
    }

    private void stage(String task, Load load, ToLongFunction<Candidate> stage) {
        task(
                task,
                load.dataset(),
                load,
                () -> stage.applyAsLong(session.candidate(load.dataset(), Optional.of(load.key()))));
    }

    private void task(String name, String dataset, Load load, Supplier<? extends Number> work) {
        progress.accept(
                (load == null ? dataset : dataset + " " + load.receivedAt() + " " + load.shortKey()) + ": " + name);
        Instant started = Instant.now();
        try {
            long rows = work.get().longValue();
            record(name, dataset, load, started, rows < 0 ? "already-done" : "done", Math.max(0, rows));
        } catch (TaskFailure e) {
            record(name, dataset, load, started, "failed", 0);
            recordRuns();
            throw e;
        }
    }

    private void record(String name, String dataset, Load load, Instant started, String outcome, long rows) {
        runs.add(new TaskRun(
                run,
                dataset,
                load == null ? null : load.id(),
                name,
                1,
                started,
                Instant.now(),
                outcome,
                rows,
                0,
                TaskCommand.peakMemory(),
                session.ledger().version(),
                null));
    }

    /** In one transaction, since each costs a write that waits for the disk. */
    private void recordRuns() {
        session.warehouse().transaction(() -> runs.forEach(session.ledger()::record));
        runs.clear();
    }
}
