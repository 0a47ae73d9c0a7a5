package dev.varve.worlds.spec;

/** What a contract of a small world may say; without any it is a keyed delta dataset in CSV. */
public enum Trait {
    /** Restates, and absent means deleted. */
    STATE,
    /** Restates, and absent means withdrawn. */
    FACTS,
    /** Each file lists one {@code region}, captured from its path. */
    PARTITIONED,
    /** Rows say in {@code at} when they became true. */
    EFFECTIVE,
    SEQUENCED,
    DELETES_BY_VALUE,
    NEVER_DELETES,
    CHILDREN_BY_KEY,
    CHILDREN_BY_POSITION,
    /** Includes the label of {@code worlds.kinds}. */
    RELATED,
    AGGREGATED,
    NDJSON,
    GZIPPED
}
