/** Expectations as they are measured, and what came of them. */
package dev.varve.quality.check;
