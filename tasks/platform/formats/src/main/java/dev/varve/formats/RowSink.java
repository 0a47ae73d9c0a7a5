package dev.varve.formats;

import dev.varve.formats.raster.CellBatch;
import dev.varve.formats.raster.Thumbnail;
import dev.varve.formats.raster.Tile;

/** Takes the records of one file in their order. */
public interface RowSink {
    void accept(Row row);

    void reject(Reject reject);

    /** @param row number of the record that the pixels belong to, which comes after them */
    default void cells(long row, CellBatch cells) {}

    /** @param row number of the record that the pixels belong to, which comes after them */
    default void tile(long row, Tile tile) {}

    /** @param row number of the record that is shown, which comes after it */
    default void thumbnail(long row, Thumbnail thumbnail) {}
}
