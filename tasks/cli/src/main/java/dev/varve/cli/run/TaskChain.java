package dev.varve.cli.run;

import dev.varve.derive.Candidate;
import dev.varve.derive.StageRanges;
import dev.varve.derive.StageSnapshots;
import dev.varve.derive.StageWindows;
import dev.varve.ledger.Load;
import dev.varve.ledger.Moments;
import dev.varve.load.LoadFiles;
import dev.varve.load.Loaded;
import dev.varve.load.SettleContract;
import dev.varve.publish.PublishLoads;
import dev.varve.register.RegisterDrops;
import dev.varve.register.Registered;
import dev.varve.report.WriteReports;
import dev.varve.runtime.Outcome;
import dev.varve.runtime.Session;
import dev.varve.runtime.TaskFrame;
import dev.varve.serve.Export;
import dev.varve.verify.VerifyLoads;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Every task for one load after another, in one process. */
public final class TaskChain {
    /** The tasks in their order, as Airflow calls them one by one. */
    public static final List<String> TASKS =
            List.of("sense", "register", "load", "conform", "snapshot", "aggregate", "verify", "publish", "report");

    private final Session session;
    private final Consumer<String> progress;
    private final TaskFrame frame;

    /** @param progress told which task runs */
    public TaskChain(Session session, Consumer<String> progress) {
        this.session = session;
        this.progress = progress;
        this.frame = new TaskFrame(session);
    }

    /**
     * What became of one load.
     *
     * @param problems why it was refused or held
     */
    public record Result(Load load, long accepted, long rejected, double seconds, List<String> problems) {}

    void register(String dataset) {
        progress.accept(dataset + ": register");
        frame.run(
                "register",
                dataset,
                () -> pending(dataset),
                () -> new RegisterDrops(session).register(dataset, Optional.empty()),
                Registered::outcome);
        frame.write();
    }

    private Set<Long> pending(String dataset) {
        return session.ledger().pending(dataset).stream().map(Load::id).collect(Collectors.toSet());
    }

    /**
     * Brings a changed contract into force, or says why it waits, and the loads of its dataset with it.
     *
     * @param warn told what does not keep it from coming into force
     */
    Optional<String> settle(String dataset, Consumer<String> warn) {
        Optional<String> waits = new SettleContract(session, warn).settle(dataset);
        if (waits.isEmpty()) {
            refresh(dataset);
        }
        return waits;
    }

    /** Rebuilds what a part of a published drop that was not let in made stale. */
    private void refresh(String dataset) {
        new LoadFiles(session).refresh(dataset);
        Candidate published = session.published(dataset);
        if (published.stale()) {
            new PublishLoads(session).publish(published);
        }
    }

    public Result load(Load load) {
        Instant started = Instant.now();
        String dataset = load.dataset();
        Optional<Load> only = Optional.of(load);
        Loaded loaded = task("load", load, () -> new LoadFiles(session).load(dataset, only), Loaded::outcome);
        List<String> problems = loaded.sentences();
        if (problems.isEmpty()) {
            problems = stagedAndPublished(load, only);
        }
        if (!problems.isEmpty()) {
            refresh(dataset);
        }
        frame.write();
        new WriteReports(session).write(dataset, only);
        return new Result(
                session.ledger().now(load),
                loaded.accepted(),
                loaded.rejected(),
                Duration.between(started, Instant.now()).toMillis() / 1000.0,
                problems);
    }

    /** @return why it is held */
    private List<String> stagedAndPublished(Load load, Optional<Load> only) {
        String dataset = load.dataset();
        stage("conform", load, candidate -> new StageRanges(session.ledger()).stage(candidate));
        stage("snapshot", load, candidate -> new StageSnapshots(session.ledger(), session.datasets()).stage(candidate));
        stage("aggregate", load, candidate -> new StageWindows(session.ledger(), session.datasets()).stage(candidate));
        List<String> held = task(
                        "verify", load, () -> new VerifyLoads(session).verify(dataset, only), Function.identity())
                .refusals();
        return held.isEmpty()
                ? task(
                                "publish",
                                load,
                                () -> new PublishLoads(session).publish(dataset, only),
                                published -> published.outcome(Export.Result.NOTHING))
                        .held()
                : held;
    }

    private void stage(String task, Load load, Function<Candidate, OptionalLong> stage) {
        task(task, load, () -> session.stage(load.dataset(), Optional.of(load), stage), Function.identity());
    }

    private <T> T task(String name, Load load, Supplier<T> work, Function<T, Outcome> outcome) {
        progress.accept(load.dataset() + " " + Moments.text(load.receivedAt()) + " " + load.shortKey() + ": " + name);
        return frame.run(name, load.dataset(), () -> Set.of(load.id()), work, outcome);
    }
}
