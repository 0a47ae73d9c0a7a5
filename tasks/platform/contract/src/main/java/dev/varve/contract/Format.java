package dev.varve.contract;

import java.util.List;
import java.util.Optional;

/** How a file is written. Compression follows from the file's suffix. */
public sealed interface Format {

    /** In place of a charset's name: each file's bytes tell its own. */
    String DETECT = "detect";

    List<String> nullValues();

    /**
     * CSV and TSV.
     *
     * @param quote empty where values are never quoted
     * @param escape empty where a quote is escaped by doubling it
     * @param encoding a charset's name, or {@link #DETECT}; a byte order mark wins over it
     * @param skipRows physical lines before the header
     * @param footerRows records after the data
     */
    record Delimited(
            String delimiter,
            Optional<Character> quote,
            Optional<Character> escape,
            Optional<String> comment,
            String encoding,
            boolean header,
            int skipRows,
            int footerRows,
            boolean trim,
            List<String> nullValues,
            Ragged ragged,
            boolean repeatedHeader)
            implements Format {}

    /**
     * One JSON document.
     *
     * @param records RFC 6901 pointer to the array of records; empty: the document itself is the array, or the one record
     * @param declaredRows pointer to the count that the file claims
     */
    record Json(Optional<String> records, Optional<String> declaredRows, List<String> nullValues) implements Format {}

    /** One JSON document a line. */
    record Ndjson(List<String> nullValues) implements Format {}

    enum Ragged {
        REFUSE,
        PAD
    }
}
