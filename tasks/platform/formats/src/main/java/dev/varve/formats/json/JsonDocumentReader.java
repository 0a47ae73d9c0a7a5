package dev.varve.formats.json;

import dev.varve.contract.Contract;
import dev.varve.contract.Format;
import dev.varve.contract.Type;
import dev.varve.formats.RecordPositions;
import dev.varve.formats.RecordReader;
import dev.varve.formats.RowSink;
import dev.varve.formats.RowValues;
import dev.varve.formats.refusal.Reason;
import dev.varve.formats.refusal.RefusedFile;
import dev.varve.formats.refusal.TooLong;
import dev.varve.formats.tree.JsonParser;
import dev.varve.formats.tree.JsonWriter;
import dev.varve.formats.tree.ValueNode;
import dev.varve.formats.value.Integers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the records of one JSON document, or of several; a file that is broken anywhere is refused as a whole. */
public final class JsonDocumentReader implements RecordReader {
    private final Contract contract;
    private final Format.Json format;
    private final Map<String, String> captured;

    public JsonDocumentReader(Contract contract, Format.Json format, Map<String, String> captured) {
        this.contract = contract;
        this.format = format;
        this.captured = captured;
    }

    @Override
    public Count read(InputStream content, RowSink sink) throws IOException {
        JsonPlaces places = format.records().map(JsonPlaces::around).orElseGet(JsonPlaces::ofRecords);
        TreeSink json = new TreeSink(new TreeRows(contract, captured, places), sink);
        Set<String> counts =
                Stream.ofNullable(format.declaredRows().orElse(null)).collect(Collectors.toSet());
        JsonDocument document = document(content, counts, places, new JsonDocument.Records() {
            @Override
            public void take(ValueNode record, JsonParser parser, long line, long offset, int start) {
                json.begin(line, offset, parser.bytes, start, parser.position);
                json.record(record, parser);
            }

            @Override
            public void tooLong(byte[] head, long line, long offset) {
                json.begin(line, offset, head, 0, head.length);
                json.rejectCut(TooLong.record(contract.limits().line()));
            }
        });
        Map<String, ValueNode> values = document.read();
        Count count = json.count();
        format.declaredRows().ifPresent(pointer -> checkRows(pointer, values.get(pointer), count.read()));
        return count;
    }

    private static void checkRows(String pointer, ValueNode declared, long read) {
        RowValues count = new RowValues(new Type.BigInt());
        boolean isCount =
                declared instanceof ValueNode.Number(String text) && Integers.BIGINT.parse(text, count, 0) == null;
        if (!isCount || count.number(0) != read) {
            throw new RefusedFile(
                    Reason.DECLARED_ROWS_DIFFER,
                    declared == null
                            ? "The document declares no count at " + pointer
                                    + ". Correct `declared_rows`, or ask for the right file."
                            : "The document declares " + JsonWriter.text(declared) + " records at " + pointer
                                    + " and has " + read + ". Ask for it again.");
        }
    }

    @Override
    public String text(InputStream content, long number) throws IOException {
        String[] text = new String[1];
        long[] read = new long[1];
        document(content, Set.of(), JsonPlaces.ofRecords(), new JsonDocument.Records() {
                    @Override
                    public void take(ValueNode record, JsonParser parser, long line, long offset, int start) {
                        if (++read[0] == number) {
                            text[0] = new String(parser.bytes, start, parser.position - start, StandardCharsets.UTF_8);
                        }
                    }

                    @Override
                    public void tooLong(byte[] head, long line, long offset) {
                        if (++read[0] == number) {
                            text[0] = new String(head, StandardCharsets.UTF_8);
                        }
                    }
                })
                .read();
        if (text[0] == null) {
            throw new IllegalArgumentException("The file has no record " + number + ".");
        }
        return text[0];
    }

    @Override
    public RecordPositions places(InputStream content, Set<Long> numbers) throws IOException {
        RecordPositions.Search search = new RecordPositions.Search(numbers);
        document(content, Set.of(), JsonPlaces.ofRecords(), new JsonDocument.Records() {
                    @Override
                    public void take(ValueNode record, JsonParser parser, long line, long offset, int start) {
                        if (search.next()) {
                            search.found(offset, parser.position - start);
                        }
                    }

                    @Override
                    public void tooLong(byte[] head, long line, long offset) {
                        if (search.next()) {
                            throw TooLong.toCorrect("The row");
                        }
                    }
                })
                .read();
        return search.places(StandardCharsets.UTF_8);
    }

    private JsonDocument document(
            InputStream content, Set<String> wanted, JsonPlaces places, JsonDocument.Records records)
            throws IOException {
        return new JsonDocument(content, format, contract.limits().line(), wanted, places, records);
    }
}
