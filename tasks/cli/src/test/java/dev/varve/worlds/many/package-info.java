/**
 * Many small worlds in one warehouse in memory: the product's own steps without processes, commands and copies for readers, and a
 * model that knows the rule from its words.
 */
package dev.varve.worlds.many;
