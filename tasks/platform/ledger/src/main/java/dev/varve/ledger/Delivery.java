package dev.varve.ledger;

import java.time.Instant;
import java.util.Locale;

/**
 * A file that arrived.
 *
 * @param item as the manifest of its load has it
 * @param refusal why it is not whole, or its file refused; null where neither
 */
public record Delivery(
        long id,
        long fileId,
        long loadId,
        Instant receivedAt,
        Manifest.Item item,
        FileState fileState,
        String refusal) {
    /** What became of a file's content, which several deliveries may share. */
    public enum FileState {
        REGISTERED,
        LOADED,
        REFUSED;

        public static FileState of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    public boolean whole() {
        return item.whole();
    }

    public String path() {
        return item.path();
    }
}
