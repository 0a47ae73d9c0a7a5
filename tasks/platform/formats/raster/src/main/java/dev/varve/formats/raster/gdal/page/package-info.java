/** A page of an open file: its headers, projection and the pixels asked for. In the reading process. */
package dev.varve.formats.raster.gdal.page;
