package dev.varve.ledger;

import java.time.Instant;

/**
 * Whether a load counts, from a time on.
 *
 * @param decision {@code accept} or {@code hold}
 * @param by a person, or {@code varve} for what it decides by itself
 */
public record Decision(long sequence, long loadId, String decision, Instant at, String by, String reason) {}
