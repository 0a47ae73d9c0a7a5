package dev.varve.ledger;

/**
 * The bytes of a delivery and where they are kept.
 *
 * @param storedHash of the object in landing
 * @param contentBytes decompressed
 * @param archivedAs relative to the archive
 */
public record ArchivedContent(
        String storedHash, String contentId, long contentBytes, String archivedAs, long archivedBytes) {
    /** Of what landing alone is to remember. */
    public static final ArchivedContent NONE = new ArchivedContent("", "", 0, "", 0);
}
