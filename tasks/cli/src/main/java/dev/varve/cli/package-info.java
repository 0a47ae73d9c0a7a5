/** The {@code varve} command itself, and commands of one class. Everything larger has a room below. */
package dev.varve.cli;
