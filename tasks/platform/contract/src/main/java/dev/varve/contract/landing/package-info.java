/** Paths, times within them, and how files are packed. */
package dev.varve.contract.landing;
