package dev.varve.derive;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

/** The time up to which deliveries and decisions count, inclusive; UTC. */
public record KnownAt(LocalDateTime at) {
    /** Everything counts. */
    public static final KnownAt NONE = new KnownAt(LocalDateTime.of(9999, 12, 31, 0, 0));

    public static KnownAt at(LocalDateTime time) {
        return new KnownAt(time);
    }

    /** Only what lies before the time. */
    public static KnownAt before(LocalDateTime time) {
        return new KnownAt(time.minus(1, ChronoUnit.MICROS));
    }
}
