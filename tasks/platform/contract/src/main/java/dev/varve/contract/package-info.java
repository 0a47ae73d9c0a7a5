/** The contract of a dataset as records. No database, no files but the contract's own. */
package dev.varve.contract;
