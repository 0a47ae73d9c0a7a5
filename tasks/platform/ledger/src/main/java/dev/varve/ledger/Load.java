package dev.varve.ledger;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * One drop, registered.
 *
 * @param key the load-manifest key: hash of the dataset and its ordered deliveries
 * @param reason why it is held or refused, or null
 */
public record Load(
        long id, String key, String dataset, Instant receivedAt, State state, String reason, String contractDigest) {

    public enum State {
        REGISTERED,
        LOADED,
        CONFORMED,
        VERIFIED,
        HELD,
        PUBLISHED,
        REFUSED,
        /** Other loads have what is newest of its deliveries. */
        SUPERSEDED;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static State of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }

        /** Its files are in raw. */
        public boolean loaded() {
            return switch (this) {
                case LOADED, CONFORMED, VERIFIED, HELD, PUBLISHED -> true;
                case REGISTERED, REFUSED, SUPERSEDED -> false;
            };
        }

        /** The load waits to be published. */
        public boolean pending() {
            return switch (this) {
                case REGISTERED, LOADED, CONFORMED, VERIFIED -> true;
                case HELD, PUBLISHED, REFUSED, SUPERSEDED -> false;
            };
        }
    }

    /** What people type and read. */
    public String shortKey() {
        return key.substring(0, 12);
    }

    /** @param only the load that alone is meant, in whatever state it was; empty for all */
    public boolean isMeant(Optional<Load> only) {
        return only.map(one -> one.id == id).orElse(true);
    }

    /** Its files are in raw. */
    public boolean isLoaded() {
        return state.loaded();
    }

    /** Waits to be published. */
    public boolean pending() {
        return state.pending();
    }
}
