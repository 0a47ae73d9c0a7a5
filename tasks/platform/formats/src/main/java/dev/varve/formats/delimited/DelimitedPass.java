package dev.varve.formats.delimited;

import dev.varve.contract.Format;
import dev.varve.formats.Excerpt;
import dev.varve.formats.Layout;
import dev.varve.formats.RecordReader;
import dev.varve.formats.Reject;
import dev.varve.formats.Row;
import dev.varve.formats.RowHash;
import dev.varve.formats.RowSink;
import dev.varve.formats.RowValues;
import dev.varve.formats.column.Columns;
import dev.varve.formats.column.Misfits;
import dev.varve.formats.refusal.Misfit;
import dev.varve.formats.refusal.Reason;
import dev.varve.formats.refusal.RefusedFile;
import dev.varve.formats.tree.JsonWriter;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** One reading of one file of fields, past its header. */
final class DelimitedPass {
    private final Format.Text format;
    private final Header header;
    private final Columns columns;
    private final List<List<Row.ChildRow>> children;
    private final RowSink sink;
    private final String[] extraNames;
    private final RowValues values;
    private final Misfits misfits = new Misfits();
    private long read;
    private long accepted;
    private long rejected;
    private long ignored;

    DelimitedPass(Format.Text format, Header header, Columns columns, int children, RowSink sink) {
        this.format = format;
        this.header = header;
        this.columns = columns;
        this.children = Collections.nCopies(children, List.of());
        this.sink = sink;
        this.values = columns.blank();
        this.extraNames = Arrays.stream(header.unknown())
                .mapToObj(field -> {
                    StringBuilder json = new StringBuilder();
                    JsonWriter.string(json, header.names().get(field));
                    return json.append(':').toString();
                })
                .toArray(String[]::new);
    }

    /** The header's names. @throws RefusedFile where there is none */
    static List<String> names(Tokenizer tokenizer) throws IOException {
        RecordFields fields = tokenizer.fields();
        if (!tokenizer.next(fields)) {
            throw noHeader();
        }
        if (!fields.isValidText()) {
            throw new RefusedFile(
                    Reason.INVALID_ENCODING,
                    "The header is not valid text. Declare the `encoding` the file is written in.");
        }
        if (fields.broken != null) {
            throw new RefusedFile(
                    fields.broken.reason(),
                    "In the header, " + fields.broken.message() + ". Correct the file or `quote`.");
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < fields.count; i++) {
            names.add(fields.string(i));
        }
        return names;
    }

    static RefusedFile noHeader() {
        return new RefusedFile(
                Reason.NO_HEADER,
                "The file has no header: it is empty. Ask for it again, or declare `header: false` where files have none.");
    }

    RecordReader.Count run(RecordCutter records, Charset charset) throws IOException {
        RecordFields fields = records.fields();
        Deque<RecordFields> held = new ArrayDeque<>();
        while (records.next(fields)) {
            fields.number = ++read;
            if (format.footerRows() == 0) {
                take(fields);
                continue;
            }
            // Which records are the footer shows only at the end.
            held.add(fields.copy());
            if (held.size() > format.footerRows()) {
                take(held.remove());
            }
        }
        ignored += held.size();
        return new RecordReader.Count(
                read,
                accepted,
                rejected,
                ignored,
                header.unknownNames(),
                header.missingColumns(columns),
                charset.name(),
                new Layout(
                        header.order(columns),
                        header.from(columns),
                        header.unknown().length == 0 ? Map.of() : Map.of("", header.unknownNames()),
                        misfits.wider()));
    }

    private void take(RecordFields fields) {
        if (fields.broken != null) {
            reject(fields, null, fields.broken);
        } else if (!fields.isValidText()) {
            reject(fields, null, new Misfit(Reason.INVALID_ENCODING, "the record has bytes that are no text"));
        } else if (format.repeatedHeader() && fields.sameAs(header.names())) {
            ignored++;
        } else if (fields.count > header.width()) {
            reject(fields, null, counted(Reason.TOO_MANY_FIELDS, fields));
        } else if (fields.count < header.width() && format.ragged() == Format.Ragged.REFUSE) {
            reject(fields, null, counted(Reason.TOO_FEW_FIELDS, fields));
        } else {
            type(fields);
        }
    }

    private Misfit counted(Reason reason, RecordFields fields) {
        return new Misfit(reason, "the record has " + fields.count + " fields, not " + header.width());
    }

    private void type(RecordFields fields) {
        for (int i = 0; i < columns.cells.length; i++) {
            if (!columns.captured(i)) {
                Misfit misfit = put(fields, values, i);
                if (misfit != null) {
                    misfits.add(columns.cells[i].column.name(), columns.cells[i].column, misfit);
                    reject(fields, columns.cells[i].column.name(), misfit);
                    return;
                }
            }
        }
        accepted++;
        sink.accept(new Row(fields.number, values, RowHash.of(values), extra(fields), children));
    }

    private Misfit put(RecordFields fields, RowValues values, int column) {
        int field = header.fields()[column];
        if (field < 0 || field >= fields.count) {
            return columns.putAbsent(values, column);
        }
        fields.look(field);
        return columns.put(values, column, fields.text, fields.textFrom, fields.textTo);
    }

    private String extra(RecordFields fields) {
        if (extraNames.length == 0) {
            return null;
        }
        StringBuilder json = new StringBuilder("{");
        for (int i = 0; i < extraNames.length; i++) {
            int field = header.unknown()[i];
            if (field < fields.count) {
                json.append(json.length() > 1 ? "," : "").append(extraNames[i]);
                JsonWriter.string(json, fields.string(field));
            }
        }
        return json.append('}').toString();
    }

    private void reject(RecordFields fields, String column, Misfit misfit) {
        rejected++;
        Excerpt excerpt = Excerpt.of(fields.bytes, fields.start, fields.stop);
        sink.reject(new Reject(
                fields.number,
                fields.line,
                fields.offset,
                column,
                misfit.reason(),
                misfit.message(),
                excerpt.text(),
                excerpt.cut(),
                key(fields, misfit)));
    }

    /** Fields of a record that is broken as a whole stand in no known place. */
    private RowValues key(RecordFields fields, Misfit misfit) {
        if (fields.count != header.width() || fields.broken != null || misfit.reason() == Reason.INVALID_ENCODING) {
            return null;
        }
        RowValues record = columns.blank();
        return columns.key(record, column -> put(fields, record, column));
    }
}
