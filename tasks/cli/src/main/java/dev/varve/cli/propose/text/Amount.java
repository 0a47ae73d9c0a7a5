package dev.varve.cli.propose.text;

import java.util.Locale;

/** Numbers as people read them. */
public final class Amount {
    private Amount() {}

    public static String of(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** {@code 1 day}, {@code 1,250 days}. */
    public static String of(long count, String noun) {
        return of(count) + " " + noun + (count == 1 ? "" : "s");
    }
}
