package dev.varve.formats.parquet;

/** Values of one page or dictionary, one behind the other, decoded when they are asked for. */
abstract class Cursor {
    /** Of numbers; the bits of floats and doubles; 0 or 1 of booleans. */
    long number;
    /** Of bytes, between {@link #from} and {@link #to}. */
    byte[] bytes;

    int from;
    int to;
    /** In the dictionary; -1 where there is none. */
    int index = -1;

    abstract void next();
}
