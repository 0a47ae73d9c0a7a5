/** {@code varve rejects}: rejected rows shown, exported, annotated, accepted and replayed. */
package dev.varve.cli.rejects;
