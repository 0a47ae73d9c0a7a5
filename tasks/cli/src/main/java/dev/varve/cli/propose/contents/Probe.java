package dev.varve.cli.propose.contents;

import dev.varve.cli.propose.sample.Sample;
import dev.varve.cli.propose.text.FormatText;
import dev.varve.contract.Contract;
import dev.varve.contract.Format;
import dev.varve.contract.read.Contracts;
import dev.varve.formats.RecordReader;
import dev.varve.formats.Reject;
import dev.varve.formats.Row;
import dev.varve.formats.RowSink;
import dev.varve.formats.reading.Readers;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Reads a sample through the strict reader, so that a proposal and the loads to come cut records alike.
 *
 * @param rejects the first ones
 */
public record Probe(RecordReader.Count count, List<Reject> rejects) {
    private static final int KEPT = 1_000;

    /** Rows as texts, the header's row first; an empty field is an empty text. */
    public static Probe delimited(Sample sample, Format.Delimited format, int width, Consumer<Row> rows)
            throws IOException {
        String columns = IntStream.range(0, width)
                .mapToObj(i -> "  f_" + i + ": {type: text, null_values: []}\n")
                .collect(Collectors.joining());
        Format.Delimited plain = FormatText.without(format);
        return read(sample, "format: " + FormatText.of(plain) + "\ncolumns:\n" + columns, rows);
    }

    /** Rows of the record's JSON text, or, where JSON has no word for a number in it, null and such a text. */
    public static Probe json(Sample sample, Format format, Consumer<Row> rows) throws IOException {
        return read(
                sample,
                "format: " + FormatText.of(format) + "\ncolumns:\n  record: {type: json, from: ., misfit: keep_text}\n",
                rows);
    }

    /** Rows of a whole contract. */
    public static Probe of(Sample sample, Contract contract, Map<String, String> captured) throws IOException {
        return read(sample, contract, captured, row -> {});
    }

    private static Probe read(Sample sample, String yaml, Consumer<Row> rows) throws IOException {
        Contract contract = Contracts.parse(Map.of("sample.records", "landing: sample\n" + yaml))
                .find("sample.records")
                .orElseThrow();
        return read(sample, contract, Map.of(), rows);
    }

    private static Probe read(Sample sample, Contract contract, Map<String, String> captured, Consumer<Row> rows)
            throws IOException {
        List<Reject> rejects = new ArrayList<>();
        RowSink sink = new RowSink() {
            @Override
            public void accept(Row row) {
                rows.accept(row);
            }

            @Override
            public void reject(Reject reject) {
                if (rejects.size() < KEPT) {
                    rejects.add(reject);
                }
            }
        };
        try (InputStream content = sample.open()) {
            return new Probe(Readers.of(contract, captured).read(content, sink), rejects);
        }
    }
}
