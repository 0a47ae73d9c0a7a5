/** Reads {@code columns}: types, literals, formats of values. */
package dev.varve.contract.read.column;
