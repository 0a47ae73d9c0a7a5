package dev.varve.formats.raster;

/** A rectangle. In degrees x is the longitude, and {@code minX > maxX} where it crosses the 180th meridian. */
public record Bounds(double minX, double minY, double maxX, double maxY) {}
