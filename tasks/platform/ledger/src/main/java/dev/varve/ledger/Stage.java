package dev.varve.ledger;

import java.util.Locale;

/** What is written once for its input, with a marker in the transaction of the data. */
public enum Stage {
    LOAD,
    CHANGES,
    CONFORM,
    SNAPSHOT,
    AGGREGATE,
    VERIFY;

    /** As it is stored. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
