/** {@code varve new}: a contract proposed from a whole sample. The rooms below are used from here alone. */
package dev.varve.cli.propose;
