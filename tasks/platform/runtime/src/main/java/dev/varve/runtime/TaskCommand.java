package dev.varve.runtime;

import dev.varve.failure.TaskFailure;
import dev.varve.ledger.Json;
import dev.varve.ledger.Load;
import dev.varve.ledger.TaskOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** One task as Airflow, containers and people call it: options in, one step, one line of JSON out. */
public abstract class TaskCommand implements Callable<Integer> {
    @Mixin
    private Locations places;

    @Spec
    private CommandSpec spec;

    @Option(names = "--dataset", required = true, paramLabel = "D", description = "Dataset: domain.name")
    private String dataset;

    /** The load that alone is meant; empty for all. */
    abstract Optional<Load> load(Session session, String dataset);

    abstract Outcome work(Session session, String dataset, Optional<Load> only);

    @Override
    public Integer call() {
        try (Session session = Session.open(places, this::say)) {
            session.contract(dataset);
            return call(session, load(session, dataset));
        }
    }

    private int call(Session session, Optional<Load> only) {
        Instant started = Instant.now();
        TaskFrame frame = new TaskFrame(session);
        Outcome outcome;
        try {
            outcome = frame.run(
                    spec.name(),
                    dataset,
                    () -> pending(session, only),
                    () -> work(session, dataset, only),
                    Function.identity());
        } catch (TaskFailure e) {
            print(session, TaskOutcome.of(e), started, Map.of(), 0);
            throw e;
        }
        frame.write();
        outcome.failure().ifPresent(failure -> say(failure.getMessage()));
        print(session, outcome.outcome(), started, outcome.counts(), outcome.rows());
        return outcome.failure().map(failure -> failure.kind().exitCode()).orElse(0);
    }

    private void print(Session session, TaskOutcome outcome, Instant started, Map<String, ?> counts, long rows) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("task", spec.name());
        result.put("dataset", dataset);
        result.put("outcome", outcome.text());
        result.putAll(counts);
        result.put("rows", rows);
        result.put("seconds", Duration.between(started, Instant.now()).toMillis() / 1000.0);
        result.put("version", session.ledger().version());
        spec.commandLine().getOut().println(Json.text(result));
    }

    /** Loads that the task may look after. */
    private Set<Long> pending(Session session, Optional<Load> only) {
        return session.ledger().pending(dataset).stream()
                .filter(pending -> pending.isMeant(only))
                .map(Load::id)
                .collect(Collectors.toSet());
    }

    private void say(String line) {
        spec.commandLine().getErr().println("varve " + spec.name() + ": " + line);
    }
}
