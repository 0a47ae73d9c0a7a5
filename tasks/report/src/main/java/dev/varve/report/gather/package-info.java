/** Facts out of the ledger. */
package dev.varve.report.gather;
