/** Samples of trees: JSON and Parquet. */
package dev.varve.cli.propose.json;
