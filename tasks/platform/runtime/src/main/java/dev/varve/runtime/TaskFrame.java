package dev.varve.runtime;

import dev.varve.failure.TaskFailure;
import dev.varve.ledger.Ids;
import dev.varve.ledger.TaskOutcome;
import dev.varve.ledger.TaskRun;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/** Around each task, whoever calls it: keeps how its run ended, for every load that it looked after. */
public final class TaskFrame {
    private final Session session;
    private final String run;
    private final List<TaskRun> runs = new ArrayList<>();

    public TaskFrame(Session session) {
        this.session = session;
        this.run = session.places()
                .variable("VARVE_RUN_ID")
                .orElseGet(() -> "cli-" + Ids.hash(Instant.now().toString()).substring(0, 8));
    }

    /**
     * Does a task's work. Runs wait to be written with {@link #write}, unless one fails.
     *
     * @param loads those that the task may look after, asked before and after it
     * @param outcome of what the work gives
     */
    public <T> T run(
            String task, String dataset, Supplier<Set<Long>> loads, Supplier<T> work, Function<T, Outcome> outcome) {
        Instant started = Instant.now();
        Set<Long> all = new TreeSet<>(loads.get());
        try {
            T done = work.get();
            Outcome told = outcome.apply(done);
            all.addAll(loads.get());
            keep(task, dataset, all, started, told.outcome(), told.rows(), told.bytes());
            return done;
        } catch (TaskFailure e) {
            all.addAll(loads.get());
            keep(task, dataset, all, started, TaskOutcome.of(e), 0, 0);
            write();
            throw e;
        }
    }

    private void keep(
            String task, String dataset, Set<Long> loads, Instant started, TaskOutcome outcome, long rows, long bytes) {
        Instant ended = Instant.now();
        List<Long> each = loads.isEmpty() ? Collections.singletonList(null) : List.copyOf(loads);
        each.forEach(load -> runs.add(new TaskRun(
                run,
                dataset,
                load,
                task,
                session.places()
                        .variable("VARVE_RUN_TRY")
                        .map(Integer::parseInt)
                        .orElse(1),
                started,
                ended,
                outcome,
                rows,
                bytes,
                peakMemory(),
                session.ledger().version(),
                session.places().variable("VARVE_RUN_URL").orElse(null))));
    }

    /** In one transaction, since each costs a write that waits for the disk. */
    public void write() {
        session.warehouse().transaction(() -> runs.forEach(session.ledger()::record));
        runs.clear();
    }

    /** Bytes, of the heap. */
    private static long peakMemory() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage == null ? 0 : usage.getUsed())
                .sum();
    }
}
