package dev.varve.worlds.many;

import dev.varve.worlds.spec.Line;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What happens in a world: to objects of landing, or a task of the product. Whatever others are left out, each can be played. */
sealed interface Event {

    /** Whose objects of landing it happens to. */
    default Optional<String> world() {
        Place place = switch (this) {
            case Land land -> land.place();
            case Copy copy -> copy.to();
            case Touch touch -> touch.place();
            case Remove remove -> remove.place();
            case Step _, Run _, Approve _ -> null;
        };
        return Optional.ofNullable(place).map(one -> one.name().split("_")[0]);
    }

    /** Content under a path, new or instead of what lay there. @param damaged only a part of it */
    record Land(Place place, List<Line> lines, Instant modifiedAt, boolean damaged) implements Event {}

    /** A copy, which keeps its time of modification or not; the original goes or stays. */
    record Copy(Place from, Place to, Instant modifiedAt, boolean moved) implements Event {}

    record Touch(Place place, Instant modifiedAt) implements Event {}

    record Remove(Place place) implements Event {}

    enum Task {
        REGISTER,
        LOAD,
        CONFORM,
        SNAPSHOT,
        AGGREGATE,
        VERIFY,
        PUBLISH
    }

    /** Which of the loads that are pending when the task begins. */
    enum Only {
        ALL,
        FIRST,
        LAST
    }

    /** @param until what register takes; null for everything @param kill null where it is let through */
    record Step(int dataset, Task task, Only only, Instant until, Kill kill) implements Event {}

    /** The process ends at one of its statements, or where it puts a file in place. */
    enum At {
        STATEMENT,
        RENAME
    }

    /** @param number counted from 1 @param done when it has been done, not before */
    record Kill(At at, int number, boolean done) {}

    /** Every task for one pending load after another, in received order. */
    record Run(int dataset) implements Event {}

    /** A person accepts the load that is held for longest. */
    record Approve(int dataset) implements Event {}
}
