package dev.varve.formats;

import java.io.IOException;

/** Cuts text into records and fields. */
interface RecordCutter {
    /** To be filled by {@link #next}. */
    Fields fields();

    /** @return false at the end of the file */
    boolean next(Fields fields) throws IOException;
}
