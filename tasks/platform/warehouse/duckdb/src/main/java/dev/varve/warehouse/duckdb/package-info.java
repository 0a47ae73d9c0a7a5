/** DuckDB behind the port. */
package dev.varve.warehouse.duckdb;
