package dev.varve.warehouse;

/** Appends many rows to one table within the open transaction. */
public interface TableWriter extends AutoCloseable {
    /** @param values in the order of the table's columns */
    void row(Object... values);

    /** Writes what is still buffered. */
    @Override
    void close();
}
