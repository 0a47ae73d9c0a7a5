/** The product's side: starts the reading process and takes its answers. */
package dev.varve.formats.raster.gdal.caller;
