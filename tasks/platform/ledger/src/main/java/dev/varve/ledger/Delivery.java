package dev.varve.ledger;

import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Map;

/**
 * A file that arrived.
 *
 * @param scope the partition it covers; empty for the whole dataset
 * @param path in landing; of a member, {@code x.zip!/a.csv}
 * @param bytes of the object in landing, which for a member is the zip or tar
 * @param captured values of its path, by column
 * @param archivedAs relative to the archive
 * @param contentBytes decompressed
 * @param whole its bytes are proved complete
 */
public record Delivery(
        long id,
        long fileId,
        long loadId,
        LocalDateTime receivedAt,
        String scope,
        String path,
        long bytes,
        LocalDateTime modifiedAt,
        String storedHash,
        String contentId,
        Map<String, String> captured,
        String archivedAs,
        long contentBytes,
        long archivedBytes,
        boolean whole,
        String reasonCode,
        String reason,
        FileState fileState) {

    /** What became of a file's content, which several deliveries may share. */
    public enum FileState {
        REGISTERED,
        LOADED,
        REFUSED;

        public static FileState of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }
}
