package dev.varve.cli.propose;

import java.util.Locale;

/** Numbers as people read them. */
final class Amount {
    private Amount() {}

    static String of(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** {@code 1 day}, {@code 1,250 days}. */
    static String of(long count, String noun) {
        return of(count) + " " + noun + (count == 1 ? "" : "s");
    }
}
