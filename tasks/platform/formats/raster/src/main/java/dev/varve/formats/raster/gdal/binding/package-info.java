/** libgdal's own functions. Only the reading process calls them. */
package dev.varve.formats.raster.gdal.binding;
