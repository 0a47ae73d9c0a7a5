package dev.varve.formats;

import dev.varve.formats.refusal.RefusedFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** Reads the decompressed bytes of one file into typed records, strictly. */
public interface RecordReader {

    /**
     * @param read records seen
     * @param ignored records that are not data: repeated headers, footers
     * @param unknownFields names the contract does not know
     * @param missingColumns declared columns that the file does not have
     * @param encoding the file's own: by its byte order mark, as declared, or as detected
     * @param layout how the file answers the contract
     */
    record Count(
            long read,
            long accepted,
            long rejected,
            long ignored,
            List<String> unknownFields,
            List<String> missingColumns,
            String encoding,
            Layout layout) {}

    /** @throws RefusedFile where the file cannot be loaded as a whole */
    Count read(InputStream content, RowSink sink) throws IOException;

    /** The original text of one record, whole, as {@code varve why} shows it. */
    String text(InputStream content, long number) throws IOException;

    /** Where some records stand, by their numbers. */
    RecordPositions places(InputStream content, Set<Long> numbers) throws IOException;

    /**
     * A reader of the same file that takes other texts for some records, where their places in the file cannot be written over;
     * else empty.
     *
     * @param texts of the corrected records, by number
     */
    default Optional<RecordReader> correcting(SortedMap<Long, String> texts) {
        return Optional.empty();
    }
}
