package dev.varve.ledger;

import dev.varve.failure.TaskFailure;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How a run of a task ended. */
public enum TaskOutcome {
    DONE,
    ALREADY_DONE,
    /** Some of its loads are refused or held; the rest is done. */
    REFUSED,
    /** Nothing arrived, and nothing waits. */
    NOTHING,
    FAILED;

    /** As it is stored, and as a task's last line says it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As reports say it. */
    public String shown() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    public static TaskOutcome of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    public static Optional<TaskOutcome> shownAs(String text) {
        return Stream.of(values())
                .filter(outcome -> outcome.shown().equals(text))
                .findFirst();
    }

    public static TaskOutcome of(TaskFailure failure) {
        return failure.kind() == TaskFailure.Kind.NOTHING ? NOTHING : FAILED;
    }
}
