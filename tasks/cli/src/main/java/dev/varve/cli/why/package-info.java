/** {@code varve why}: the files and rows that a value comes from. */
package dev.varve.cli.why;
