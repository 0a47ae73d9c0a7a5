/** Names that users may give, names made of others, and words that contracts and files share. */
package dev.varve.contract.name;
