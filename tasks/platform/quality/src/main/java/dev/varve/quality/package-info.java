/** The door to judging a candidate: the gate before publication. */
package dev.varve.quality;
