/** Streams that are compressed by themselves. */
package dev.varve.storage.unpack;
