/** Samples: windows of them, statistics, checksums. In the reading process. */
package dev.varve.formats.raster.gdal.sample;
