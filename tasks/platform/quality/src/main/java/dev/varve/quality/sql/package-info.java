/** SQL of checks, made of literals and queries that may fail. */
package dev.varve.quality.sql;
