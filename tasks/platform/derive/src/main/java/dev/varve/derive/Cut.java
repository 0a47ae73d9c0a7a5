package dev.varve.derive;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

/** The time up to which deliveries and decisions count, inclusive; UTC. */
public record Cut(LocalDateTime at) {
    /** Everything counts. */
    public static final Cut NONE = new Cut(LocalDateTime.of(9999, 12, 31, 0, 0));

    public static Cut at(LocalDateTime time) {
        return new Cut(time);
    }

    /** Only what lies before the time. */
    public static Cut before(LocalDateTime time) {
        return new Cut(time.minus(1, ChronoUnit.MICROS));
    }
}
