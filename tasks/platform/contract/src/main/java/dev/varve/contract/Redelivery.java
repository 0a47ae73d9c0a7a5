package dev.varve.contract;

import java.time.Duration;
import java.util.Optional;

/**
 * What files say that come again.
 *
 * @param repeated what the bytes of an earlier file count for; empty where it depends on what they would do
 * @param samePath what other content under an old path does; empty where nobody said so
 * @param settles a version that is modified within this time after {@code received_at} counts from {@code received_at} on
 */
public record Redelivery(Optional<Repeated> repeated, Optional<SamePath> samePath, Duration settles) {
    /** Where the contract says nothing. */
    public static final Redelivery DEFAULT = new Redelivery(Optional.empty(), Optional.empty(), Duration.ZERO);

    /** Bytes and captured values of an earlier file, under another path. */
    public enum Repeated {
        /** They count once, at the smallest {@code received_at}. */
        IGNORE,
        /** They count each time. */
        COUNT
    }

    /** New content under an old path, where {@code received_at} is not captured. */
    public enum SamePath {
        /** It is another file. */
        ADDS,
        /** It is a new version of the file. */
        REPLACES,
        /** It is a new version where it begins with the whole old content, else another file. */
        GROWS
    }
}
