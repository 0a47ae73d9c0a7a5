/** What the two processes say to each other. */
package dev.varve.formats.raster.gdal.wire;
