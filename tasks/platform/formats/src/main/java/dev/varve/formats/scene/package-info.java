/** Scenes, bands and pixels of rasters as records. */
package dev.varve.formats.scene;
