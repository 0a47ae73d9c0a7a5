package dev.varve.contract;

/** The parts of a contract that a stage depends on; a change of one re-runs its stage and those after it. */
public enum ContractPart {
    /** Columns as they stand in files, format, children: what {@code load} reads. */
    RAW,
    /** Relationships' keys, key, effective_at, sequence_by, restates, deletes, tracked, conform.sql. */
    CONFORM,
    /** as_of, include. */
    SNAPSHOT,
    /** Every aggregate and aggregates/*.sql. */
    AGGREGATE,
    /** Every check and its SQL. */
    VERIFY
}
