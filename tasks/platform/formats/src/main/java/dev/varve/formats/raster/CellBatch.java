package dev.varve.formats.raster;

import java.util.List;

/**
 * Some cells as columns. Arrays are exactly as long as the batch.
 *
 * @param row counted from 0 at the top
 * @param column counted from 0 at the left
 * @param x of the cell's centre, in the scene's own system; null for a scene without a geotransform
 * @param values one a selected band
 */
public record CellBatch(int[] row, int[] column, double[] x, double[] y, List<CellValues> values) {
    /** Rows of a batch at most: one row group of DuckDB. */
    public static final int MOST = 122_880;

    public int size() {
        return row.length;
    }
}
