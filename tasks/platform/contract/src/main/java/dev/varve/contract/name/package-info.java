/** Names that users may give, and names made of others. */
package dev.varve.contract.name;
