package dev.varve.ledger;

import dev.varve.storage.stream.Damage;

/**
 * Whether the bytes of a delivery are proved complete.
 *
 * @param reasonCode why they are not, or null
 * @param reason the same in words, or null
 */
public record Wholeness(boolean whole, String reasonCode, String reason) {
    public static final Wholeness PROVED = new Wholeness(true, null, null);

    /** @param damage null where there is none */
    public static Wholeness of(Damage damage) {
        return damage == null ? PROVED : new Wholeness(false, damage.code(), damage.message());
    }
}
