/** The door: the reader of a contract's format, and files with corrected rows. */
package dev.varve.formats.reading;
