package dev.varve.ledger;

import dev.varve.failure.TaskFailure;
import java.util.List;

/** The first characters of a load's key, as people type them. */
public record LoadKey(String dataset, String start) {
    /** The load that is meant. */
    public Load only(List<Load> loads) {
        List<Load> found = starting(loads);
        if (found.size() > 1) {
            throw unknown(found.size() + " loads");
        }
        return found.getFirst();
    }

    /** The loads that are meant, at least one. */
    public List<Load> starting(List<Load> loads) {
        List<Load> found =
                loads.stream().filter(load -> load.key().startsWith(start)).toList();
        if (found.isEmpty()) {
            throw unknown("no load");
        }
        return found;
    }

    private TaskFailure unknown(String found) {
        return TaskFailure.usage(dataset + ": " + found + " with a key that begins with " + start + "; varve status "
                + dataset + " lists them");
    }
}
