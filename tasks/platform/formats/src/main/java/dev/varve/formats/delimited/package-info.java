/** Delimited text and fixed width, strictly. */
package dev.varve.formats.delimited;
