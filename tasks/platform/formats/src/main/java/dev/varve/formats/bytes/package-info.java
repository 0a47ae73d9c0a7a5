/** Bytes, digits and encodings, fast. */
package dev.varve.formats.bytes;
