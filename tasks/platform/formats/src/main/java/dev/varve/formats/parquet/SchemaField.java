package dev.varve.formats.parquet;

import java.util.List;

/**
 * A node of a file's schema.
 *
 * @param definition level of a value that is present here
 * @param repetition level of one more element of the innermost list
 * @param leaf number of its column; -1 where it is a group
 * @param children of a group
 */
public record SchemaField(
        String name,
        Repetition occurs,
        LogicalType kind,
        Physical physical,
        int length,
        int definition,
        int repetition,
        int leaf,
        List<SchemaField> children) {

    /** How often a field stands in its group. */
    public enum Repetition {
        REQUIRED,
        OPTIONAL,
        REPEATED
    }

    /** How values are stored. */
    public enum Physical {
        BOOLEAN,
        INT32,
        INT64,
        INT96,
        FLOAT,
        DOUBLE,
        BYTE_ARRAY,
        FIXED;

        /** Values are runs of bytes, no numbers. */
        public boolean isBytes() {
            return this == BYTE_ARRAY || this == FIXED || this == INT96;
        }
    }

    public boolean isGroup() {
        return leaf < 0;
    }

    /** The first column at or below. */
    public int firstLeaf() {
        return isGroup() ? children.getFirst().firstLeaf() : leaf;
    }

    public boolean isRepeated() {
        return occurs == Repetition.REPEATED;
    }
}
