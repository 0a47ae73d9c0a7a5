package dev.varve.ledger;

/**
 * What readers of a dataset see now.
 *
 * @param version counts publications; 0 before the first
 */
public record PublishedVersion(
        long version, String rawDigest, String conformDigest, String snapshotDigest, String aggregateDigest) {
    public static final PublishedVersion NOTHING = new PublishedVersion(0, "", "", "", "");
}
