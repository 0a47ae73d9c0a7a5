package org.apache.arrow.c;

/**
 * Where a stream of Arrow's C data interface lies. The driver of DuckDB takes an object of a class with this name and asks for
 * nothing but the address, so Arrow's own library is not needed.
 */
public record ArrowArrayStream(long memoryAddress) {}
