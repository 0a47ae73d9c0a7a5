/** What becomes of a changed contract, and which one is in force. */
package dev.varve.ledger.change;
