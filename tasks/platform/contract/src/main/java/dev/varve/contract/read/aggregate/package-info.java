/** Reads {@code aggregates}. */
package dev.varve.contract.read.aggregate;
