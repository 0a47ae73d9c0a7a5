package dev.varve.runtime;

import dev.varve.failure.TaskFailure;
import dev.varve.ledger.Ids;
import dev.varve.ledger.Json;
import dev.varve.ledger.Load;
import dev.varve.ledger.TaskRun;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
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

    @Option(names = "--load", paramLabel = "KEY", description = "Only this load: the first characters of its key.")
    private String load;

    protected abstract Outcome run(Session session, String dataset, Optional<String> load);

    @Override
    public Integer call() {
        try (Session session = Session.open(places, this::say)) {
            session.contract(dataset);
            if (load != null) {
                session.requireLoad(dataset, load);
            }
            return call(session);
        }
    }

    private int call(Session session) {
        String task = spec.name();
        Instant started = Instant.now();
        Set<Long> loads = pending(session);
        Outcome outcome;
        try {
            outcome = run(session, dataset, Optional.ofNullable(load));
        } catch (TaskFailure e) {
            loads.addAll(pending(session));
            String word = e.kind() == TaskFailure.Kind.NOTHING ? "nothing" : "failed";
            record(session, task, loads, started, word, 0, 0);
            print(session, word, started, Map.of(), 0);
            throw e;
        }
        String word = outcome.failure().isPresent() ? "refused" : outcome.word();
        loads.addAll(pending(session));
        record(session, task, loads, started, word, outcome.rows(), outcome.bytes());
        outcome.failure().ifPresent(failure -> say(failure.getMessage()));
        print(session, word, started, outcome.counts(), outcome.rows());
        return outcome.failure().map(failure -> failure.kind().exitCode()).orElse(0);
    }

    private void print(Session session, String word, Instant started, Map<String, ?> counts, long rows) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("task", spec.name());
        result.put("dataset", dataset);
        result.put("outcome", word);
        result.putAll(counts);
        result.put("rows", rows);
        result.put("seconds", java.time.Duration.between(started, Instant.now()).toMillis() / 1000.0);
        result.put("version", session.ledger().version());
        spec.commandLine().getOut().println(Json.text(result));
    }

    /** Loads that the task may look after. */
    private Set<Long> pending(Session session) {
        return session.ledger().pending(dataset).stream()
                .filter(pending -> load == null || pending.key().startsWith(load))
                .map(Load::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void record(
            Session session, String task, Set<Long> loads, Instant started, String word, long rows, long bytes) {
        String run = places.variable("VARVE_RUN_ID")
                .orElseGet(() -> "cli-" + Ids.hash(started.toString()).substring(0, 8));
        Instant ended = Instant.now();
        List<Long> each = loads.isEmpty() ? Collections.singletonList(null) : List.copyOf(loads);
        session.warehouse()
                .transaction(() -> each.forEach(id -> session.ledger()
                        .record(new TaskRun(
                                run,
                                dataset,
                                id,
                                task,
                                places.variable("VARVE_RUN_TRY")
                                        .map(Integer::parseInt)
                                        .orElse(1),
                                started,
                                ended,
                                word,
                                rows,
                                bytes,
                                peakMemory(),
                                session.ledger().version(),
                                places.variable("VARVE_RUN_URL").orElse(null)))));
    }

    /** Bytes, of the heap. */
    public static long peakMemory() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage == null ? 0 : usage.getUsed())
                .sum();
    }

    private void say(String line) {
        spec.commandLine().getErr().println("varve " + spec.name() + ": " + line);
    }
}
