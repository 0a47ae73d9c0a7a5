/** {@code varve query}: one SELECT of a user against what is served. */
package dev.varve.cli.query;
