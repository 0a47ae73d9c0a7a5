package dev.varve.formats.raster;

/**
 * From rows and columns to coordinates: {@code x = x0 + column * xByColumn + row * xByRow}, where whole numbers are the upper left
 * corners of pixels.
 */
public record Geotransform(double x0, double xByColumn, double xByRow, double y0, double yByColumn, double yByRow) {

    public double x(double column, double row) {
        return x0 + column * xByColumn + row * xByRow;
    }

    public double y(double column, double row) {
        return y0 + column * yByColumn + row * yByRow;
    }

    public double column(double x, double y) {
        return ((x - x0) * yByRow - (y - y0) * xByRow) / determinant();
    }

    public double row(double x, double y) {
        return ((y - y0) * xByColumn - (x - x0) * yByColumn) / determinant();
    }

    private double determinant() {
        return xByColumn * yByRow - xByRow * yByColumn;
    }

    /** What holds every pixel whole. */
    public Bounds bounds(int width, int height) {
        double[] x = {x(0, 0), x(width, 0), x(0, height), x(width, height)};
        double[] y = {y(0, 0), y(width, 0), y(0, height), y(width, height)};
        java.util.Arrays.sort(x);
        java.util.Arrays.sort(y);
        return new Bounds(x[0], y[0], x[3], y[3]);
    }
}
