package dev.varve.contract;

/** How entities leave. */
public sealed interface Deletes {
    /** Only absence deletes, and only where the dataset restates. */
    record ByAbsence() implements Deletes {}

    /** A row whose column has the value (as text) deletes its key; absence also counts where the dataset restates. */
    record ByValue(String column, String value) implements Deletes {}

    /** Nothing is ever deleted; absence is ignored. */
    record Never() implements Deletes {}
}
