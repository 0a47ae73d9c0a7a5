package dev.varve.formats.json;

import dev.varve.formats.RowValues;
import java.io.IOException;

/** A row whose values need no tree. */
@FunctionalInterface
public interface FilledRow {
    /** Fills the values of the next row; false where it has to be read field by field. */
    boolean fill(RowValues into) throws IOException;
}
