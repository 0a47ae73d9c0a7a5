package dev.varve.formats.raster;

/**
 * A band made small: of each square of pixels the one in its middle.
 *
 * @param samples row by row from the top; NaN where there is no value
 */
public record Preview(int width, int height, double[] samples) {
    /** Columns and rows at most. */
    public static final int MOST = 160;

    /** How many columns and rows of the scene become one. */
    public static int step(Scene scene) {
        return Math.ceilDiv(Math.max(scene.width(), scene.height()), MOST);
    }
}
