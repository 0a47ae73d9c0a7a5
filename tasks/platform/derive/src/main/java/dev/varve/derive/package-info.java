/**
 * What follows from deliveries and decisions: ranges, snapshots, windows, staged as a difference and published in one
 * transaction.
 */
package dev.varve.derive;
