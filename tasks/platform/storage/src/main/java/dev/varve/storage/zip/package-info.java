/** Members of a zip. */
package dev.varve.storage.zip;
