/** Samples of delimited text and of fixed width. */
package dev.varve.cli.propose.delimited;
