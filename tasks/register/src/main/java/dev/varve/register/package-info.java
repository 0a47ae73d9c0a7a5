/** The task {@code register}: files of a drop into the archive, the drop into the ledger. */
package dev.varve.register;
