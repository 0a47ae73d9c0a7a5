package dev.varve.formats.raster.gdal.page;

import dev.varve.formats.raster.Band;
import dev.varve.formats.raster.RasterLimits;
import dev.varve.formats.raster.Scene;
import dev.varve.formats.raster.gdal.binding.Refusal;

/** Judges what a header declares, before memory is taken for it. */
public final class HeaderCheck {
    private HeaderCheck() {}

    /**
     * @param before bytes that the pages before it declare
     * @return bytes with this one
     */
    public static long check(Scene scene, long before, long fileBytes, RasterLimits limits) throws Refusal {
        String page = "page " + scene.page() + " declares " + scene.width() + " x " + scene.height() + " pixels of "
                + scene.bands().size() + (scene.bands().size() == 1 ? " band" : " bands");
        long pixelBytes = scene.pixelBytes();
        if (scene.pixels() > (limits.bytes() - before) / pixelBytes) {
            throw Refusal.tooLarge(page + ", " + inAll(before) + "more than the limit of " + limits.bytes() + " bytes");
        }
        long bytes = before + scene.pixels() * pixelBytes;
        if (bytes > RasterLimits.HARMLESS && bytes / Math.max(1, fileBytes) >= limits.ratio()) {
            throw Refusal.tooLarge(page + ", " + inAll(before) + bytes + " bytes in a file of " + fileBytes
                    + ": more than the limit of " + limits.ratio() + " times its size");
        }
        Band band = scene.bands().getFirst();
        long samples = (long) band.blockWidth() * band.blockHeight();
        long blockBytes =
                scene.interleave().equals("PIXEL") ? pixelBytes : band.type().bytes();
        if (samples > limits.blockBytes() / blockBytes) {
            throw Refusal.tooLarge(page + " in blocks of " + band.blockWidth() + " x " + band.blockHeight()
                    + ", which unpack to more than the limit of " + limits.blockBytes()
                    + " bytes each; write it in tiles:  gdal_translate -co TILED=YES");
        }
        return bytes;
    }

    private static String inAll(long before) {
        return before == 0 ? "" : "with those before it ";
    }
}
