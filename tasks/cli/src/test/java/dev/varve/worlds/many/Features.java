package dev.varve.worlds.many;

/** What the product does not do yet, or not yet as the rule says; each is played once it does. */
final class Features {

    /** Equal content under two paths of one {@code received_at}: a repetition where there is a key, else counted. */
    static final boolean TWINS_IN_A_DROP = Boolean.getBoolean("varve.twins");

    private Features() {}
}
