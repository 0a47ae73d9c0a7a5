package dev.varve.ledger;

/**
 * What readers of a dataset see now.
 *
 * @param version counts publications; 0 before the first
 * @param hashedBy tells how the engine hashed rows: {@link dev.varve.warehouse.Warehouse#hashedBy}
 */
public record PublishedVersion(
        long version,
        String rawDigest,
        String conformDigest,
        String snapshotDigest,
        String aggregateDigest,
        long hashedBy) {
    public static final PublishedVersion NOTHING = new PublishedVersion(0, "", "", "", "", 0);
}
