/** Sums over the rows of tables: two that hold the same rows have the same, and a change costs what it changes. */
package dev.varve.derive.sum;
