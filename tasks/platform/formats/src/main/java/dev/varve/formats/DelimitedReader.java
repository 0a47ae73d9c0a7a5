package dev.varve.formats;

import dev.varve.contract.Contract;
import dev.varve.contract.Format;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/** Reads CSV and TSV. */
final class DelimitedReader implements RecordReader {
    private final Contract contract;
    private final Format.Delimited format;
    private final Map<String, String> captured;

    DelimitedReader(Contract contract, Format.Delimited format, Map<String, String> captured) {
        this.contract = contract;
        this.format = format;
        this.captured = captured;
    }

    @Override
    public Count read(InputStream content, RowSink sink) throws IOException {
        Columns columns = Columns.of(contract.columns(), contract.key(), format.nullValues(), captured);
        Tokenizer tokenizer = open(Encoding.of(content, format.encoding()));
        Header header = format.header()
                ? Header.match(DelimitedPass.names(tokenizer), columns, contract.unknownFields())
                : Header.byOrder(columns);
        tokenizer.singleField(header.width() == 1);
        return new DelimitedPass(format, header, columns, contract.children().size(), sink).run(tokenizer);
    }

    @Override
    public String text(InputStream content, long number) throws IOException {
        Tokenizer tokenizer = pastHeader(Encoding.of(content, format.encoding()));
        Fields fields = tokenizer.fields();
        for (long record = 0; tokenizer.next(fields); ) {
            if (++record == number) {
                return new String(fields.bytes, fields.start, fields.stop - fields.start, StandardCharsets.UTF_8);
            }
        }
        throw new IllegalArgumentException("The file has no record " + number + ".");
    }

    @Override
    public Places places(InputStream content, Set<Long> numbers) throws IOException {
        Encoding encoding = Encoding.of(content, format.encoding());
        Tokenizer tokenizer = pastHeader(encoding);
        Fields fields = tokenizer.fields();
        Places.Search search = new Places.Search(numbers);
        while (tokenizer.next(fields)) {
            if (search.next()) {
                search.found(fields.offset, encoding.length(fields.bytes, fields.start, fields.stop));
            }
        }
        return search.places(encoding.charset());
    }

    private Tokenizer pastHeader(Encoding encoding) throws IOException {
        Tokenizer tokenizer = open(encoding);
        if (format.header()) {
            tokenizer.singleField(DelimitedPass.names(tokenizer).size() == 1);
        } else {
            tokenizer.singleField(contract.columns().stream()
                            .filter(column -> !column.captured())
                            .count()
                    == 1);
        }
        return tokenizer;
    }

    private Tokenizer open(Encoding encoding) throws IOException {
        Tokenizer tokenizer = new Tokenizer(encoding, format);
        tokenizer.skipLines(format.skipRows());
        return tokenizer;
    }
}
