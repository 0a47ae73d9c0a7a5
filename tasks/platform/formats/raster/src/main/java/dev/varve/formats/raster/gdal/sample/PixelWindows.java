package dev.varve.formats.raster.gdal.sample;

import dev.varve.formats.raster.Band;
import dev.varve.formats.raster.Scene;
import java.util.ArrayList;
import java.util.List;

/**
 * How a page is gone through: windows of a few megabytes over all bands, whatever the page's size, along its blocks so that
 * each is unpacked once, and made of whole tiles.
 *
 * @param tileWidth of the tiles that a window is cut into
 * @param list in reading order
 */
public record PixelWindows(int tileWidth, int tileHeight, List<PixelWindow> list) {
    private static final long BYTES = 16 << 20;
    private static final int TILE = 256;

    public static PixelWindows over(Scene scene) {
        Band band = scene.bands().getFirst();
        long pixelBytes = scene.pixelBytes();
        if (band.blockWidth() >= scene.width()) {
            int rows = TILE;
            while (rows > 1 && scene.width() * pixelBytes * rows > BYTES) {
                rows /= 2;
            }
            long width = Math.clamp(BYTES / pixelBytes / rows / TILE * TILE, 1, scene.width());
            return of(scene, TILE, rows, (int) width, rows);
        }
        int tile = TILE;
        while (tile > 1 && tile * tile * pixelBytes > BYTES) {
            tile /= 2;
        }
        int blockWidth = roundUp(band.blockWidth(), tile);
        int blockHeight = roundUp(band.blockHeight(), tile);
        int height = blockWidth * pixelBytes * blockHeight <= BYTES ? blockHeight : tile;
        long across = Math.max(1, BYTES / (height * pixelBytes * blockWidth));
        return of(scene, tile, tile, (int) Math.min(across * blockWidth, roundUp(scene.width(), tile)), height);
    }

    private static int roundUp(int size, int step) {
        return Math.ceilDiv(size, step) * step;
    }

    private static PixelWindows of(Scene scene, int tileWidth, int tileHeight, int width, int height) {
        int rows = height;
        if (width >= scene.width()) {
            rows *= (int) Math.max(1, BYTES / (scene.width() * scene.pixelBytes() * height));
        }
        List<PixelWindow> windows = new ArrayList<>();
        for (int row = 0; row < scene.height(); row += rows) {
            for (int column = 0; column < scene.width(); column += width) {
                windows.add(new PixelWindow(
                        row, column, Math.min(rows, scene.height() - row), Math.min(width, scene.width() - column)));
            }
        }
        return new PixelWindows(tileWidth, tileHeight, windows);
    }
}
