package dev.varve.ledger;

import java.time.Instant;

/**
 * What was delivered, as it lay in landing.
 *
 * @param path in landing; of a member, {@code x.zip!/a.csv}
 * @param bytes of the object in landing, which for a member is the zip or tar
 */
public record LandedObject(String path, long bytes, Instant modifiedAt) {}
