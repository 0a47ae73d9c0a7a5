/**
 * The door to reading contracts: {@code Contracts}. Finds folders, reads each contract, then what they say of each other.
 */
package dev.varve.contract.read;
