package dev.varve.derive;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The time up to which deliveries and decisions count, inclusive. */
public record KnownAt(Instant at) {
    /** Everything counts. */
    public static final KnownAt NONE = new KnownAt(Instant.parse("9999-12-31T00:00:00Z"));

    public static KnownAt at(Instant time) {
        return new KnownAt(time);
    }

    /** Only what lies before the time. */
    public static KnownAt before(Instant time) {
        return new KnownAt(time.minus(1, ChronoUnit.MICROS));
    }
}
