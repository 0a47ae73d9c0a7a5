package dev.varve.formats;

/** Takes the records of one file in their order. */
public interface RowSink {
    void accept(Row row);

    void reject(Reject reject);
}
