package dev.varve.ledger;

import java.time.Instant;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * What a person decided about a rejected row.
 *
 * @param decision {@code annotate}, {@code accept} (it is known and stays out) or {@code admit} (it counts from {@code at} on)
 * @param reason the annotation, or why
 * @param correctedText of an admitted row, without its line's end; null where the delivered text is read
 * @param rejectedKey JSON of the key that the reject had, by column; null where it could not be read
 * @param said what the reject said then
 */
public record RejectDecision(
        long fileId,
        long rowNumber,
        String decision,
        @JsonSerialize(using = MomentJson.WithSeconds.class) Instant at,
        String by,
        String reason,
        String correctedText,
        String rejectedKey,
        Said said) {

    public static final String ANNOTATE = "annotate";
    public static final String ACCEPT = "accept";
    public static final String ADMIT = "admit";

    /** @param column null where the row did not fit as a whole */
    public record Said(
            long line, long offset, String column, String reasonCode, String message, String text, boolean cut) {}
}
