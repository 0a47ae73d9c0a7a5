package dev.varve.ledger;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * What was delivered, as it lay in landing.
 *
 * @param path in landing; of a member, {@code x.zip!/a.csv}
 * @param bytes of the object in landing, which for a member is the zip or tar
 * @param version counted from 1: the contents that one object had for one {@code received_at}, in the order they stood there; 0 in
 *     manifests that do not say it, whose order of registration counts
 * @param standsAs what changes when the object is replaced by one of the same size and time; null where unknown. The manifest
 *     does not have it
 */
public record LandedObject(
        String path,
        long bytes,
        Instant modifiedAt,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) int version,
        @JsonIgnore String standsAs) {
    public LandedObject(String path, long bytes, Instant modifiedAt) {
        this(path, bytes, modifiedAt, 0, null);
    }

    LandedObject version(int other) {
        return new LandedObject(path, bytes, modifiedAt, other, standsAs);
    }
}
