package dev.varve.formats.raster.gdal.page;

import dev.varve.formats.raster.Bounds;
import dev.varve.formats.raster.Geotransform;
import dev.varve.formats.raster.Scene;
import dev.varve.formats.raster.Selection;
import dev.varve.formats.raster.gdal.binding.Refusal;
import dev.varve.formats.raster.gdal.sample.PixelWindow;
import java.util.Arrays;
import java.util.Optional;

/** The selected rows and columns of an open page. */
public final class SelectedPixels {
    private SelectedPixels() {}

    public static PixelWindow of(OpenPage page, Scene scene, Selection selection) throws Refusal {
        PixelWindow whole = new PixelWindow(0, 0, scene.height(), scene.width());
        if (selection.area().isEmpty()) {
            return whole;
        }
        Geotransform geotransform = scene.geotransform()
                .orElseThrow(() -> Refusal.unsupported(
                        "has no geotransform, so that the contract's bounds mean nothing in it; leave bounds out"));
        Selection.Area area = selection.area().get();
        Optional<Bounds> bounds = Optional.of(area.bounds());
        if (area.degrees()) {
            try (Projection projection = Projection.of(page)) {
                bounds = projection.fromDegrees(area.bounds());
            }
            if (scene.crs().isEmpty()) {
                throw Refusal.unsupported(
                        "has no reference system, so that bounds in degrees mean nothing in it;" + " leave bounds out");
            }
        }
        // Where the bounds cannot be expressed in the scene's system they lie outside of it.
        return bounds.map(one -> whole.meet(covering(geotransform, one))).orElse(new PixelWindow(0, 0, 0, 0));
    }

    private static PixelWindow covering(Geotransform geotransform, Bounds bounds) {
        double[] x = {bounds.minX(), bounds.maxX(), bounds.minX(), bounds.maxX()};
        double[] y = {bounds.minY(), bounds.minY(), bounds.maxY(), bounds.maxY()};
        double[] columns = new double[4];
        double[] rows = new double[4];
        for (int i = 0; i < 4; i++) {
            columns[i] = geotransform.column(x[i], y[i]);
            rows[i] = geotransform.row(x[i], y[i]);
        }
        Arrays.sort(columns);
        Arrays.sort(rows);
        int top = first(rows[0]);
        int left = first(columns[0]);
        return new PixelWindow(top, left, last(rows[3]) + 1 - top, last(columns[3]) + 1 - left);
    }

    // The first and the last number whose pixel's centre is not outside; far beyond any raster is near enough.
    private static int first(double edge) {
        return (int) Math.clamp(Math.ceil(edge - 0.5), -1e9, 1e9);
    }

    private static int last(double edge) {
        return (int) Math.clamp(Math.floor(edge - 0.5), -1e9, 1e9);
    }
}
