/** The port to an engine: statements in files, cells, bulk writing. */
package dev.varve.warehouse;
