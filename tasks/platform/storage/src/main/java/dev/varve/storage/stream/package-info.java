/** Streams of bytes: read in blocks and ahead, counted, hashed; and what is wrong with them. */
package dev.varve.storage.stream;
