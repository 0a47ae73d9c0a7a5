/** {@code varve bench}: measures loading beside what an engine or a library does by itself. */
package dev.varve.cli.bench;
