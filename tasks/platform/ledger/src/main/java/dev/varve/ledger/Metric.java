package dev.varve.ledger;

import java.util.Locale;

/** What is counted about a subject in a load. */
public enum Metric {
    /** Rows of the load's files, by what became of them: of the table of changes. */
    ACCEPTED,
    REPEATED,
    REPLACED,
    DUPLICATE,
    CONTRIBUTED,
    /** Rows of a table that readers see: how many appeared, changed and went, and how many there are after the load. */
    INSERTED,
    UPDATED,
    DELETED,
    AFTER,
    /** When the newest data became true, in microseconds since 1970: of {@link #FRESHNESS}. */
    NEWEST_MICROS;

    /** The subject that is no table. */
    public static final String FRESHNESS = "freshness";

    /** As it is stored. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Metric of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
