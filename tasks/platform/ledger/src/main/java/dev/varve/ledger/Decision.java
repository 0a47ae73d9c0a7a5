package dev.varve.ledger;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;

/**
 * Whether a load counts, from a time on.
 *
 * @param by a person, or {@link #VARVE}
 */
public record Decision(long sequence, long loadId, Kind kind, Instant at, String by, String reason) {
    /** Decides by itself. */
    public static final String VARVE = "varve";

    /** A person who decides. @param named by themselves; null for the user of this machine */
    public static String person(String named) {
        return named == null ? "user " + System.getProperty("user.name") : named;
    }

    public enum Kind {
        ACCEPT,
        HOLD;

        /** As it is stored. */
        @JsonValue
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    /** Somebody looked at the load and lets it count. */
    public boolean acceptedByAPerson() {
        return kind == Kind.ACCEPT && !by.equals(VARVE);
    }
}
