package dev.varve.ledger.change;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * What became of a contract.
 *
 * @param by a person, or {@link dev.varve.ledger.Decision#VARVE}
 * @param digest of what tables are made by
 * @param judged of that, and of what else is judged
 * @param files the text of each file that declares the dataset, by its path
 * @param plan JSON of what it would change; null where it was not compared
 */
public record ContractDecision(
        String dataset,
        long sequence,
        Kind kind,
        Instant at,
        String by,
        String reason,
        String digest,
        String judged,
        Map<String, String> files,
        String plan) {

    public enum Kind {
        /** It is in force from then on. */
        ACCEPT,
        /** It waits for a person. */
        HOLD,
        /** A person goes on with the one in force. */
        DISCARD;

        /** As it is stored. */
        @JsonValue
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    /** What people type and read. */
    public String shortDigest() {
        return judged.substring(0, 12);
    }
}
