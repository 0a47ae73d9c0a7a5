/**
 * The task {@code load}: accepted rows into {@code raw}, the others among the rejects; and the replay of corrected rows.
 */
package dev.varve.load;
