/** {@code varve status}: loads, states, freshness, and what waits in landing. */
package dev.varve.cli.status;
