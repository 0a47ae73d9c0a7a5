package dev.varve.cli.propose.json;

import dev.varve.cli.propose.contents.Contents;
import dev.varve.cli.propose.contents.Probe;
import dev.varve.cli.propose.contents.ProposedColumn;
import dev.varve.cli.propose.sample.Sample;
import dev.varve.cli.propose.text.Amount;
import dev.varve.cli.propose.text.Quoting;
import dev.varve.contract.Format;
import dev.varve.failure.TaskFailure;
import dev.varve.formats.Reject;
import dev.varve.formats.refusal.Reason;
import dev.varve.formats.refusal.RefusedFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** Reads the whole of a JSON sample: one document, or one a line; and of a Parquet file, whose records read as JSON. */
public final class JsonContents {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private static final Format CONCATENATED = new Format.Json(Optional.empty(), Optional.empty(), true, List.of());

    private final Sample sample;
    private final String dataset;
    private final List<String> captured;
    private JsonShape record = new JsonShape(false);
    private final List<String> remarks = new ArrayList<>();

    private String why = "";

    private JsonContents(Sample sample, String dataset, List<String> captured) {
        this.sample = sample;
        this.dataset = dataset;
        this.captured = captured;
    }

    /** @param captured names that the path gives */
    public static Contents of(Sample sample, String dataset, List<String> captured) throws IOException {
        return new JsonContents(sample, dataset, captured).read();
    }

    private Contents read() throws IOException {
        Format format = format();
        Probe probe = probe(format);
        if (format instanceof Format.Ndjson
                && probe.rejects().stream().anyMatch(reject -> reject.reason() == Reason.BROKEN_JSON)
                && isConcatenated()) {
            format = CONCATENATED;
            why = "documents follow one another and are not one a line";
            probe = probe(format);
        }
        if (probe.count().rejected() > 0) {
            Reject first = probe.rejects().getFirst();
            String broken = Amount.of(probe.count().rejected(), "record") + " of "
                    + Amount.of(probe.count().read()) + " cannot be read; the first, on line " + first.line() + ": "
                    + first.message();
            if (record.present == 0) {
                throw TaskFailure.refused(sample.path() + ": " + broken);
            }
            remarks.add(broken);
        }
        if (record.present == 0) {
            throw TaskFailure.refused(sample.path() + " has no record; take a file that has some");
        }
        JsonTables tables = new JsonTables(dataset, record, captured, remarks);
        TreeSet<String> nulls = new TreeSet<>();
        tables.evidence().forEach(one -> nulls.addAll(one.nullWords.keySet()));
        List<ProposedColumn> fields = tables.fields();
        List<Contents.Array> arrays = tables.arrays();
        if (format instanceof Format.Parquet) {
            ParquetTypes types = ParquetTypes.of(sample, Sample.limits());
            fields = types.typed(fields, "", record.present);
            arrays = arrays.stream()
                    .filter(array -> !types.isWithinMap(array.each()))
                    .map(array -> new Contents.Array(
                            array.name(),
                            array.each(),
                            array.elements(),
                            types.typed(array.fields(), array.each(), array.elements())))
                    .toList();
        }
        return new Contents(with(format, List.copyOf(nulls)), record.present, fields, arrays, remarks, why);
    }

    private Probe probe(Format format) throws IOException {
        record = new JsonShape(false);
        return Probe.json(sample, format, row -> {
            try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), (String)
                    row.values().object(row.values().isNull(0) ? 1 : 0))) {
                parser.nextToken();
                record.add(record.present, parser);
            }
        });
    }

    /** The whole sample is one document behind the other. */
    private boolean isConcatenated() throws IOException {
        try {
            return Probe.json(sample, CONCATENATED, row -> {}).count().read() > 0;
        } catch (RefusedFile broken) {
            return false;
        }
    }

    private Format format() throws IOException {
        if (sample.isParquet()) {
            return new Format.Parquet(List.of());
        }
        if (sample.extension().equals("ndjson") || sample.extension().equals("jsonl")) {
            return new Format.Ndjson(List.of());
        }
        try {
            JsonOutline outline = JsonOutline.of(sample);
            if (outline.several()) {
                return new Format.Ndjson(List.of());
            }
            if (!outline.records().isEmpty()) {
                remarks.add("records are the elements of " + outline.records() + "; beside them stand "
                        + beside(outline) + " (a column takes one with from: /pointer)");
            }
            return new Format.Json(
                    Optional.of(outline.records()).filter(pointer -> !pointer.isEmpty()),
                    outline.declaredRows(),
                    false,
                    List.of());
        } catch (JacksonException broken) {
            throw TaskFailure.refused(sample.path() + " is no whole JSON document: " + broken.getOriginalMessage()
                    + ", on line " + broken.getLocation().getLineNr() + ". Take a whole file.");
        }
    }

    private static String beside(JsonOutline outline) {
        return outline.beside().isEmpty()
                ? "no other values"
                : String.join(
                        ", ",
                        outline.beside().keySet().stream()
                                .limit(6)
                                .map(pointer -> Quoting.shown(pointer).replace("\"", ""))
                                .toList());
    }

    private static Format with(Format format, List<String> nulls) {
        return switch (format) {
            case Format.Json json -> new Format.Json(json.records(), json.declaredRows(), json.concatenated(), nulls);
            case Format.Parquet _ -> new Format.Parquet(nulls);
            default -> new Format.Ndjson(nulls);
        };
    }
}
