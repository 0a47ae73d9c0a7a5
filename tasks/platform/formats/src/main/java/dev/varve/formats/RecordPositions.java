package dev.varve.formats;

import java.nio.charset.Charset;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where records stand in a decompressed file.
 *
 * @param charset the file's own
 * @param records how many the file has, those that are no data too
 * @param spans of the records asked for, by number
 */
public record RecordPositions(Charset charset, long records, SortedMap<Long, Span> spans) {

    /** A record's text without its line's end, in bytes of the file. */
    public record Span(long offset, long length) {}

    /** Collects the spans of some records while all are counted. */
    public static final class Search {
        private final Set<Long> wanted;
        private final SortedMap<Long, Span> spans = new TreeMap<>();
        private long records;

        public Search(Set<Long> wanted) {
            this.wanted = wanted;
        }

        public boolean next() {
            return wanted.contains(++records);
        }

        public void found(long offset, long length) {
            spans.put(records, new Span(offset, length));
        }

        public RecordPositions places(Charset charset) {
            return new RecordPositions(charset, records, spans);
        }
    }
}
