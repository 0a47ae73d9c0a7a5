/** Landing and the archive. */
package dev.varve.storage;
