package dev.varve.formats.delimited;

import dev.varve.contract.Contract;
import dev.varve.contract.Format;
import dev.varve.formats.RecordPositions;
import dev.varve.formats.RecordReader;
import dev.varve.formats.RowSink;
import dev.varve.formats.bytes.Encoding;
import dev.varve.formats.column.Columns;
import dev.varve.formats.refusal.TooLong;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads records of fields: CSV, TSV and fixed width. */
public final class TextReader implements RecordReader {
    /** @param names of the header; empty where there is none */
    private record Opened(RecordCutter records, List<String> names) {}

    private final Contract contract;
    private final Format.Text format;
    private final Map<String, String> captured;

    public TextReader(Contract contract, Format.Text format, Map<String, String> captured) {
        this.contract = contract;
        this.format = format;
        this.captured = captured;
    }

    @Override
    public Count read(InputStream content, RowSink sink) throws IOException {
        Columns columns = Columns.of(
                contract.columns(),
                contract.key(),
                format.nullValues(),
                contract.limits().value(),
                captured);
        try (Encoding encoding = Encoding.of(content, format.encoding())) {
            Opened file = open(encoding);
            return new DelimitedPass(
                            format,
                            header(file, columns),
                            columns,
                            contract.unknownFields(),
                            contract.limits(),
                            contract.children().size(),
                            sink)
                    .run(file.records, encoding.charset());
        }
    }

    @Override
    public String text(InputStream content, long number) throws IOException {
        try (Encoding encoding = Encoding.of(content, format.encoding())) {
            RecordCutter records = open(encoding).records;
            RecordFields fields = records.fields();
            for (long record = 0; records.next(fields); ) {
                if (++record == number) {
                    return fields.head != null
                            ? new String(fields.head, StandardCharsets.UTF_8)
                            : new String(
                                    fields.bytes, fields.start, fields.stop - fields.start, StandardCharsets.UTF_8);
                }
            }
            throw new IllegalArgumentException("The file has no record " + number + ".");
        }
    }

    @Override
    public RecordPositions places(InputStream content, Set<Long> numbers) throws IOException {
        try (Encoding encoding = Encoding.of(content, format.encoding())) {
            RecordCutter records = open(encoding).records;
            RecordFields fields = records.fields();
            RecordPositions.Search search = new RecordPositions.Search(numbers);
            while (records.next(fields)) {
                if (search.next()) {
                    if (fields.head != null) {
                        throw TooLong.toCorrect("Row " + fields.number);
                    }
                    search.found(fields.offset, encoding.length(fields.bytes, fields.start, fields.stop));
                }
            }
            return search.places(encoding.charset());
        }
    }

    private Header header(Opened file, Columns columns) {
        return switch (format) {
            case Format.Fixed fixed -> Header.byPositions(file.names, fixed.positions(), columns);
            case Format.Delimited _ ->
                format.header() ? Header.match(file.names, columns, contract.unknownFields()) : Header.byOrder(columns);
        };
    }

    private Opened open(Encoding encoding) throws IOException {
        return switch (format) {
            case Format.Fixed fixed -> {
                FixedWidth records =
                        new FixedWidth(encoding, fixed, contract.limits().line());
                yield new Opened(records, format.header() ? records.header() : List.of());
            }
            case Format.Delimited delimited -> {
                Tokenizer records =
                        new Tokenizer(encoding, delimited, contract.limits().line());
                records.skipLines(format.skipRows());
                List<String> names = format.header() ? DelimitedPass.names(records) : List.of();
                records.singleField((format.header() ? names.size() : ownColumns()) == 1);
                yield new Opened(records, names);
            }
        };
    }

    private long ownColumns() {
        return contract.columns().stream().filter(column -> !column.captured()).count();
    }
}
