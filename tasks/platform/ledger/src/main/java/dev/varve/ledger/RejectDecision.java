package dev.varve.ledger;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * What a person decided about a rejected row.
 *
 * @param reason the annotation, or why
 * @param correctedText of an admitted row, without its line's end; null where the delivered text is read
 * @param rejectedKey JSON of the key that the reject had, by column; null where it could not be read
 * @param said what the reject said then
 */
public record RejectDecision(
        long fileId,
        long rowNumber,
        Kind decision,
        @JsonSerialize(using = MomentJson.WithSeconds.class) Instant at,
        String by,
        String reason,
        String correctedText,
        String rejectedKey,
        Said said) {

    public enum Kind {
        ANNOTATE,
        /** It is known and stays out. */
        ACCEPT,
        /** It counts from then on. */
        ADMIT;

        /** As it is stored. */
        @JsonValue
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    /** @param column null where the row did not fit as a whole */
    public record Said(
            long line, long offset, String column, String reasonCode, String message, String text, boolean cut) {}
}
