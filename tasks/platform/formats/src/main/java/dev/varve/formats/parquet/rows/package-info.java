/** Rows out of Parquet files. */
package dev.varve.formats.parquet.rows;
