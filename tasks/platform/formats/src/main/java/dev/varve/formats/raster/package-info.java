/**
 * Reading GeoTIFFs: what a loader sees of them. The library that reads stays behind
 * {@link dev.varve.formats.raster.RasterLibrary}.
 */
package dev.varve.formats.raster;
