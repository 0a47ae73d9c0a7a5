/** Reads {@code checks}, and knows which expectations there are. */
package dev.varve.contract.read.check;
