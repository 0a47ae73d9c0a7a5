/** Failures of a task that its user can act on, each with its exit code. */
package dev.varve.failure;
