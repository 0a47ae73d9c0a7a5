package dev.varve.formats.raster.gdal.sample;

/** A rectangle of pixels. */
public record PixelWindow(int row, int column, int height, int width) {

    public int pixels() {
        return height * width;
    }

    public boolean isEmpty() {
        return height <= 0 || width <= 0;
    }

    /** What both hold; empty where that is nothing. */
    public PixelWindow meet(PixelWindow other) {
        int top = Math.max(row, other.row);
        int left = Math.max(column, other.column);
        int bottom = Math.min(row + height, other.row + other.height);
        int right = Math.min(column + width, other.column + other.width);
        return new PixelWindow(top, left, Math.max(0, bottom - top), Math.max(0, right - left));
    }

    /** Its rows and columns that {@code every} divides, as a window over rows and columns counted by it. */
    public PixelWindow every(int every) {
        int top = Math.ceilDiv(row, every);
        int left = Math.ceilDiv(column, every);
        return new PixelWindow(
                top,
                left,
                Math.max(0, Math.ceilDiv(row + height, every) - top),
                Math.max(0, Math.ceilDiv(column + width, every) - left));
    }
}
