package dev.varve.report;

import java.util.Locale;

/** Ids of parts of the page, which stay the same from load to load, so that a link to one can be kept. */
final class Anchor {
    private Anchor() {}

    /** Distinct for distinct names: a name that needs changes carries its hash. */
    static String of(String kind, String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", "-");
        return kind + "-" + (plain.equals(name) ? plain : plain + "-" + Integer.toHexString(name.hashCode()));
    }
}
