/** gzip, inflated in Java. */
package dev.varve.storage.deflate;
