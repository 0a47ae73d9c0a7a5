/** What readers read: Parquet files named by their rows, and a catalog. */
package dev.varve.serve;
