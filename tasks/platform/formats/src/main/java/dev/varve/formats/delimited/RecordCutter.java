package dev.varve.formats.delimited;

import java.io.IOException;

/** Cuts text into records and fields. */
interface RecordCutter {
    /** To be filled by {@link #next}. */
    RecordFields fields();

    /** @return false at the end of the file */
    boolean next(RecordFields fields) throws IOException;

    /** Lines of the footer that are not blank; known at the end of the file. */
    long ignored();
}
