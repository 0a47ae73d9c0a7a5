/** What values of a field say of its type. */
package dev.varve.cli.propose.evidence;
