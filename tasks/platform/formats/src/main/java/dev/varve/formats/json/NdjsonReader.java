package dev.varve.formats.json;

import dev.varve.contract.Contract;
import dev.varve.formats.RecordPositions;
import dev.varve.formats.RecordReader;
import dev.varve.formats.RowSink;
import dev.varve.formats.bytes.Utf8;
import dev.varve.formats.refusal.Misfit;
import dev.varve.formats.refusal.Reason;
import dev.varve.formats.refusal.TooLong;
import dev.varve.formats.tree.BrokenJson;
import dev.varve.formats.tree.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/** Reads one JSON document a line. */
public final class NdjsonReader implements RecordReader {
    private final Contract contract;
    private final Map<String, String> captured;

    public NdjsonReader(Contract contract, Map<String, String> captured) {
        this.contract = contract;
        this.captured = captured;
    }

    @Override
    public Count read(InputStream content, RowSink sink) throws IOException {
        TreeSink json = new TreeSink(new TreeRows(contract, captured, JsonPlaces.ofRecords()), sink);
        JsonParser parser = new JsonParser();
        JsonLines lines = new JsonLines(content, contract.limits());
        for (json.flat(lines); lines.next(); json.flat(lines)) {
            if (lines.head != null) {
                json.begin(lines.line, lines.offset, lines.head, 0, lines.head.length);
                json.rejectCut(TooLong.record(contract.limits().line()));
                continue;
            }
            json.begin(lines.line, lines.offset, lines.bytes, lines.start, lines.stop);
            if (lines.isTooLong()) {
                json.reject(TooLong.record(contract.limits().line()));
                continue;
            }
            if (!lines.wasAhead && !lines.mayBeTooLong() && json.flatLine(lines)) {
                continue;
            }
            if (!lines.ascii && !Utf8.valid(lines.bytes, lines.start, lines.stop)) {
                json.reject(new Misfit(Reason.INVALID_ENCODING, "the line has bytes that are no UTF-8"));
                continue;
            }
            try {
                parser.over(lines.bytes, lines.start, lines.stop);
                json.record(parser.whole(), parser);
            } catch (BrokenJson broken) {
                json.reject(new Misfit(
                        Reason.BROKEN_JSON,
                        "byte " + (broken.position - lines.start + 1) + " of the line: JSON " + broken.getMessage()));
            }
        }
        return json.count();
    }

    @Override
    public String text(InputStream content, long number) throws IOException {
        JsonLines lines = new JsonLines(content, contract.limits());
        for (long record = 0; lines.next(); ) {
            if (++record == number) {
                return lines.head != null
                        ? new String(lines.head, StandardCharsets.UTF_8)
                        : new String(lines.bytes, lines.start, lines.stop - lines.start, StandardCharsets.UTF_8);
            }
        }
        throw new IllegalArgumentException("The file has no record " + number + ".");
    }

    @Override
    public RecordPositions places(InputStream content, Set<Long> numbers) throws IOException {
        JsonLines lines = new JsonLines(content, contract.limits());
        RecordPositions.Search search = new RecordPositions.Search(numbers);
        while (lines.next()) {
            if (search.next()) {
                if (lines.head != null) {
                    throw TooLong.toCorrect("The row");
                }
                search.found(lines.offset, lines.stop - lines.start);
            }
        }
        return search.places(StandardCharsets.UTF_8);
    }
}
