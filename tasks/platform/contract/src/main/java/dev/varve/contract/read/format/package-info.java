/** Reads {@code format}, {@code members} and sidecars. */
package dev.varve.contract.read.format;
