package dev.varve.formats.reading;

import dev.varve.formats.RecordPositions;
import dev.varve.formats.RecordPositions.Span;
import dev.varve.formats.RecordReader;
import dev.varve.formats.refusal.Reason;
import dev.varve.formats.refusal.RefusedFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Map;
import java.util.SortedMap;

/** A file in which some records read otherwise: every other byte is as it was delivered, and so are the numbers of its records. */
public final class CorrectedFile {

    /** The decompressed bytes of the file, from their start. */
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }

    private final RecordReader reader;
    private final Content content;
    private final SortedMap<Long, String> texts;

    /** @param texts of the corrected records, by number; without the line's end */
    public CorrectedFile(RecordReader reader, Content content, SortedMap<Long, String> texts) {
        this.reader = reader;
        this.content = content;
        this.texts = texts;
    }

    /** What reads the bytes that {@link #open()} answers. */
    public RecordReader reader() {
        return texts.isEmpty() ? reader : reader.correcting(texts).orElse(reader);
    }

    private boolean isSpliced() {
        return !texts.isEmpty() && reader() == reader;
    }

    public InputStream open() throws IOException {
        return !isSpliced() ? content.open() : splice(writable(places(content)));
    }

    /**
     * Demands that every corrected text is one record of the file, as the delivered one was.
     *
     * @throws RefusedFile where one is not
     */
    public void prove() throws IOException {
        if (!isSpliced()) {
            return;
        }
        RecordPositions before = writable(places(content));
        RecordPositions after;
        try {
            after = places(() -> splice(before));
        } catch (RefusedFile broken) {
            throw new RefusedFile(broken.reason(), "With the corrected texts: " + broken.getMessage());
        }
        if (!after.charset().equals(before.charset())) {
            throw new RefusedFile(
                    Reason.INVALID_ENCODING,
                    "With the corrected texts the file would count as " + after.charset() + ", not as "
                            + before.charset() + ". Declare its `encoding`.");
        }
        long shift = 0;
        for (Map.Entry<Long, String> text : texts.entrySet()) {
            Span old = before.spans().get(text.getKey());
            long length = text.getValue().getBytes(before.charset()).length;
            Span placed = after.spans().get(text.getKey());
            if (!new Span(old.offset() + shift, length).equals(placed)) {
                throw notOneRecord(text.getKey());
            }
            shift += length - old.length();
        }
        if (after.records() != before.records()) {
            throw notOneRecord(texts.lastKey());
        }
    }

    private static RefusedFile notOneRecord(long number) {
        return new RefusedFile(
                Reason.TOO_MANY_FIELDS,
                "The corrected text of row " + number
                        + " is not exactly one record: a line's end or a quote is wrong. Correct it.");
    }

    private RecordPositions places(Content bytes) throws IOException {
        try (InputStream in = bytes.open()) {
            RecordPositions places = reader.places(in, texts.keySet());
            for (long number : texts.keySet()) {
                if (!places.spans().containsKey(number)) {
                    throw new RefusedFile(Reason.RECORDS_NOT_FOUND, "The file has no row " + number + ".");
                }
            }
            return places;
        }
    }

    private RecordPositions writable(RecordPositions places) {
        for (Map.Entry<Long, String> text : texts.entrySet()) {
            if (!places.charset().newEncoder().canEncode(text.getValue())) {
                throw new RefusedFile(
                        Reason.INVALID_ENCODING,
                        "The corrected text of row " + text.getKey() + " has a character that the file's encoding, "
                                + places.charset() + ", cannot write.");
            }
        }
        return places;
    }

    private InputStream splice(RecordPositions places) throws IOException {
        return new Spliced(content.open(), places, texts);
    }

    /** The original with other bytes in place of the spans. */
    private static final class Spliced extends InputStream {
        private final InputStream original;
        private final RecordPositions places;
        private final Iterator<Map.Entry<Long, String>> rest;
        private Map.Entry<Long, String> next;
        private InputStream text = InputStream.nullInputStream();
        private long position;

        Spliced(InputStream original, RecordPositions places, SortedMap<Long, String> texts) {
            this.original = original;
            this.places = places;
            this.rest = texts.entrySet().iterator();
            this.next = rest.next();
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            while (true) {
                int n = text.read(buffer, offset, length);
                if (n > 0) {
                    return n;
                }
                if (next == null) {
                    return original.read(buffer, offset, length);
                }
                Span span = places.spans().get(next.getKey());
                if (position < span.offset()) {
                    int before = original.read(buffer, offset, (int) Math.min(length, span.offset() - position));
                    position += Math.max(0, before);
                    return before;
                }
                original.skipNBytes(span.length());
                position += span.length();
                text = new ByteArrayInputStream(next.getValue().getBytes(places.charset()));
                next = rest.hasNext() ? rest.next() : null;
            }
        }

        @Override
        public void close() throws IOException {
            original.close();
        }
    }
}
