package dev.varve.formats.raster.gdal.caller;

import dev.varve.formats.raster.RasterLibrary;
import dev.varve.formats.raster.RasterReader;

/** GDAL, in a process of its own. */
public final class GdalLibrary implements RasterLibrary {

    @Override
    public RasterReader open(Settings settings) {
        return new GdalReader(settings);
    }
}
