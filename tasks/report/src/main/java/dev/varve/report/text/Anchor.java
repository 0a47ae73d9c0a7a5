package dev.varve.report.text;

import java.util.Locale;

/** Ids of parts of the page, which stay the same from load to load, so that a link to one can be kept. */
public final class Anchor {
    private Anchor() {}

    /** Distinct for distinct names: a name that needs changes carries its hash. */
    public static String of(String kind, String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", "-");
        return kind + "-" + (plain.equals(name) ? plain : plain + "-" + Integer.toHexString(name.hashCode()));
    }
}
