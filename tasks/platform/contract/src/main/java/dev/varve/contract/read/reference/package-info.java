/** Resolves what contracts say of other datasets. */
package dev.varve.contract.read.reference;
