/** Columns of a contract as a reader fills them, found by the names of fields. */
package dev.varve.formats.column;
