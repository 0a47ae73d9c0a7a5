package dev.varve.runtime;

import dev.varve.failure.TaskFailure;
import dev.varve.ledger.TaskOutcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a task did.
 *
 * @param counts for people
 * @param refusals why loads were refused or held although the rest is done, a sentence each
 */
public record Outcome(TaskOutcome outcome, Map<String, Object> counts, long rows, long bytes, List<String> refusals) {
    public static Outcome done(long rows) {
        return new Outcome(TaskOutcome.DONE, new LinkedHashMap<>(), rows, 0, List.of());
    }

    public static Outcome already() {
        return new Outcome(TaskOutcome.ALREADY_DONE, new LinkedHashMap<>(), 0, 0, List.of());
    }

    /** @param rows staged; empty where they had been before */
    public static Outcome staged(OptionalLong rows) {
        return rows.isEmpty() ? already() : done(rows.getAsLong());
    }

    public Outcome with(String name, Object count) {
        counts.put(name, count);
        return this;
    }

    public Outcome reading(long read) {
        return new Outcome(outcome, counts, rows, read, refusals);
    }

    public Outcome refusing(List<String> found) {
        return found.isEmpty() ? this : new Outcome(TaskOutcome.REFUSED, counts, rows, bytes, List.copyOf(found));
    }

    public Optional<TaskFailure> failure() {
        return refusals.isEmpty() ? Optional.empty() : Optional.of(TaskFailure.refused(String.join("\n", refusals)));
    }
}
