package dev.varve.derive.outbox;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a table that readers see.
 *
 * @param token names its last change and every one before it; empty before the first
 * @param at from when on its last change is known; empty before the first
 * @param since from when on its changes one by one tell what was known; empty where they always do
 */
public record Known(String token, Optional<Instant> at, Optional<Instant> since) {
    public static final Known NOTHING = new Known("", Optional.empty(), Optional.empty());
}
