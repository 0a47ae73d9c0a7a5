/** Members of a tar. */
package dev.varve.storage.tar;
