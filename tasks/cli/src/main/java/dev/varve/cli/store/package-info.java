/** Commands about where everything stands: whether all of it works, and archives that move. */
package dev.varve.cli.store;
