/** The task {@code sense}: says whether anything arrived. */
package dev.varve.sense;
