package dev.varve.ledger;

import java.time.Instant;

/**
 * A file that arrived.
 *
 * @param item as the manifest of its load has it
 * @param fileState registered, loaded or refused
 * @param refusal why it is not whole, or its file refused; null where neither
 */
public record Delivery(
        long id, long fileId, long loadId, Instant receivedAt, Manifest.Item item, String fileState, String refusal) {
    public boolean whole() {
        return item.whole();
    }

    public String path() {
        return item.path();
    }
}
