package dev.varve.formats.json;

import dev.varve.contract.Format;
import dev.varve.formats.Excerpt;
import dev.varve.formats.bytes.ByteWindow;
import dev.varve.formats.bytes.Encoding;
import dev.varve.formats.refusal.Misfit;
import dev.varve.formats.refusal.Reason;
import dev.varve.formats.refusal.RefusedFile;
import dev.varve.formats.tree.BrokenJson;
import dev.varve.formats.tree.JsonParser;
import dev.varve.formats.tree.ValueNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * One pass over one document: finds the array of records and the values beside it that are wanted, and holds no more than a
 * record. Where a wanted value stands after the array, the array waits in a temporary file. Of concatenated documents, each
 * is a record.
 */
final class JsonDocument {

    /** Takes the records in their order. */
    interface Records {
        /** The record's text lies in the parser's bytes, from {@code start} to the parser's position. */
        void take(ValueNode record, JsonParser parser, long line, long offset, int start);

        /** Of a record that is too long, its beginning. */
        void tooLong(byte[] head, long line, long offset);
    }

    private final JsonParser parser;
    private final int mark;
    /** Bytes of a record that are held. */
    private final int longest;

    private final String records;
    private final boolean orOne;
    private final boolean concatenated;
    private final Set<String> wanted;
    private final JsonPlaces places;
    private final Map<String, ValueNode> values = new HashMap<>();
    private final Records sink;
    private boolean found;
    private Path waiting;
    private long waitingLine;
    private long waitingOffset;

    /**
     * @param longest bytes of a record
     * @param wanted pointers of values, beside those of the places
     */
    JsonDocument(
            InputStream content, Format.Json format, int longest, Set<String> wanted, JsonPlaces places, Records sink)
            throws IOException {
        Encoding encoding = JsonLines.utf8(content);
        this.longest = longest;
        this.parser = new JsonParser(new ByteWindow(encoding.text()));
        this.parser.keepAtMost(longest);
        this.mark = encoding.mark();
        this.records = format.records().orElse("");
        this.orOne = format.orOne();
        this.concatenated = format.concatenated();
        this.wanted = new HashSet<>(wanted);
        this.wanted.addAll(places.wanted());
        this.places = places;
        this.sink = sink;
    }

    /** @return the values found, by pointer */
    Map<String, ValueNode> read() throws IOException {
        try {
            if (concatenated) {
                documents();
                return values;
            }
            value("");
            if (!parser.atEnd()) {
                throw parser.broken("the end of the file");
            }
            if (!found) {
                throw new RefusedFile(
                        Reason.RECORDS_NOT_FOUND,
                        "The document has nothing at " + records + ". Correct `records`, or ask for the right file.");
            }
            if (waiting != null) {
                readWaiting();
            }
            return values;
        } catch (BrokenJson broken) {
            throw refused(broken);
        } finally {
            if (waiting != null) {
                Files.deleteIfExists(waiting);
            }
        }
    }

    private void documents() throws IOException, BrokenJson {
        while (!parser.atEnd()) {
            record(parser);
        }
    }

    private RefusedFile refused(BrokenJson broken) {
        String where = "line " + parser.line(broken.position) + ", column " + parser.column(broken.position);
        return broken.ended
                ? new RefusedFile(
                        Reason.TRUNCATED,
                        "The document " + broken.getMessage() + ", at " + where
                                + ": it is cut. Ask for the whole file.")
                : new RefusedFile(
                        Reason.BROKEN_JSON,
                        "The document " + broken.getMessage() + ", at " + where + ". Correct it, or ask for it again.");
    }

    private void value(String pointer) throws IOException, BrokenJson {
        int first = parser.next();
        if (pointer.equals(records)) {
            found = true;
            records(first);
        } else if (wanted.contains(pointer)) {
            ValueNode value = parser.value();
            values.put(pointer, value);
            places.found(pointer, value);
        } else if (first == '{' && leads(pointer)) {
            object(pointer);
        } else if (first == '[' && leads(pointer)) {
            elements(parser, index -> value(pointer + "/" + index));
        } else {
            parser.skip();
        }
    }

    private boolean leads(String pointer) {
        String below = pointer + "/";
        return records.startsWith(below) || wanted.stream().anyMatch(place -> place.startsWith(below));
    }

    private void object(String pointer) throws IOException, BrokenJson {
        Set<String> names = new HashSet<>();
        parser.position++;
        if (parser.next() == '}') {
            parser.position++;
            return;
        }
        do {
            String name = parser.name(true);
            if (!names.add(name)) {
                throw new RefusedFile(
                        Reason.DUPLICATE_FIELD,
                        "The document has the field " + Misfit.shown(name) + " twice, on line "
                                + parser.line(parser.position) + ". Ask for a document that says one thing.");
            }
            value(pointer + JsonPath.child(name));
        } while (parser.another('}'));
    }

    private void records(int first) throws IOException, BrokenJson {
        boolean one = first == '{' || first == 'n';
        if (first != '[' && !(orOne && one && !records.isEmpty())) {
            if (!records.isEmpty()) {
                throw new RefusedFile(
                        Reason.RECORDS_NOT_FOUND,
                        "At " + records + " of the document stands no array, on line " + parser.line(parser.position)
                                + ". Correct `records`, or ask for the right file"
                                + (first == '{'
                                        ? ", or declare `records_or_one: true` if the object is one record."
                                        : "."));
            }
            record(parser);
        } else if (places.complete()) {
            elements(parser);
        } else {
            waitForValues();
        }
    }

    private void waitForValues() throws IOException, BrokenJson {
        waiting = Files.createTempFile("varve-records-", ".json");
        waitingLine = parser.line(parser.position);
        waitingOffset = parser.window().offset + parser.position;
        try (OutputStream copy = Files.newOutputStream(waiting)) {
            parser.window().copy(parser.position, copy);
            parser.skip();
            parser.window().copy(parser.window().end, OutputStream.nullOutputStream());
        }
    }

    private void readWaiting() throws IOException, BrokenJson {
        try (InputStream content = Files.newInputStream(waiting)) {
            ByteWindow window = new ByteWindow(content);
            window.offset = waitingOffset;
            JsonParser again = new JsonParser(window);
            again.keepAtMost(longest);
            again.lines().from(waitingLine, waitingOffset);
            again.next();
            elements(again);
        }
    }

    /** The records of the array, or the one that stands in its place; a null in its place is none. */
    private void elements(JsonParser from) throws IOException, BrokenJson {
        switch (from.next()) {
            case '[' -> elements(from, _ -> record(from));
            case '{' -> record(from);
            default -> none(from);
        }
    }

    private void none(JsonParser from) throws IOException, BrokenJson {
        if (from.value() != ValueNode.Literal.NULL) {
            throw from.broken("an array, an object or null");
        }
    }

    /** Works on one element of an array. */
    private interface Element {
        void at(int index) throws IOException, BrokenJson;
    }

    private static void elements(JsonParser from, Element element) throws IOException, BrokenJson {
        from.position++;
        if (from.next() == ']') {
            from.position++;
            return;
        }
        int index = 0;
        do {
            from.next();
            element.at(index++);
        } while (from.another(']'));
    }

    private void record(JsonParser from) throws IOException, BrokenJson {
        from.keep();
        long began = from.window().offset + from.window().start;
        ValueNode record = from.value();
        if (from.head != null) {
            sink.tooLong(from.head, from.headLine, mark + began);
            from.release();
            return;
        }
        int start = from.window().start;
        long line = from.line(start);
        if (from.position - start > longest) {
            byte[] head = Excerpt.head(from.bytes, start, longest);
            sink.tooLong(head, line, mark + began);
            from.release();
            return;
        }
        sink.take(record, from, line, mark + from.window().offset + start, start);
        from.release();
    }
}
