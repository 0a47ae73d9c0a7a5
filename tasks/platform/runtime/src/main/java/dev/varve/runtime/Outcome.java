package dev.varve.runtime;

import dev.varve.failure.TaskFailure;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a task did.
 *
 * @param word {@code done}, {@code already-done} or {@code nothing}
 * @param counts for people
 * @param failure what was refused or held although the rest is done
 */
public record Outcome(String word, Map<String, Object> counts, long rows, long bytes, Optional<TaskFailure> failure) {
    public static Outcome done(long rows) {
        return new Outcome("done", new LinkedHashMap<>(), rows, 0, Optional.empty());
    }

    public static Outcome already() {
        return new Outcome("already-done", new LinkedHashMap<>(), 0, 0, Optional.empty());
    }

    /** @param rows staged, or -1 where they had been before */
    public static Outcome staged(long rows) {
        return rows < 0 ? already() : done(rows);
    }

    public Outcome with(String name, Object count) {
        counts.put(name, count);
        return this;
    }

    public Outcome reading(long read) {
        return new Outcome(word, counts, rows, read, failure);
    }

    public Outcome failing(Optional<TaskFailure> found) {
        return new Outcome(word, counts, rows, bytes, found);
    }
}
