/** The reading process itself, and its one pass over all pixels. */
package dev.varve.formats.raster.gdal.pass;
