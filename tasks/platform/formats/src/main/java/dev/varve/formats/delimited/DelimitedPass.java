package dev.varve.formats.delimited;

import dev.varve.contract.Format;
import dev.varve.contract.Limits;
import dev.varve.contract.UnknownFields;
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
import dev.varve.formats.refusal.TooLong;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** One reading of one file of fields, past its header. */
final class DelimitedPass {
    private final Format.Text format;
    private final Header header;
    private final Columns columns;
    private final List<List<Row.ChildRow>> children;
    private final RowSink sink;
    private final LineEnds ends;
    private final Extra extra;
    private final SwallowedLines swallowed;
    private final RowValues values;
    private final Misfits misfits = new Misfits();
    /** Bytes of a value. */
    private final int longest;
    /** Bytes of a record. */
    private final int line;
    /** Bytes of a record that has neither. */
    private final int harmless;

    private long read;
    private long accepted;
    private long rejected;
    private long ignored;

    DelimitedPass(
            Format.Text format,
            Header header,
            Columns columns,
            UnknownFields unknownFields,
            Limits limits,
            int children,
            RowSink sink) {
        this.format = format;
        this.header = header;
        this.columns = columns;
        this.children = Collections.nCopies(children, List.of());
        this.sink = sink;
        this.values = columns.blank();
        this.longest = limits.value();
        this.line = limits.line();
        this.harmless = Math.min(longest, line);
        this.ends = new LineEnds(header, format.ragged(), unknownFields);
        this.swallowed = new SwallowedLines(
                header, columns, format instanceof Format.Delimited delimited ? delimited.delimiter() : "\n");
        this.extra = new Extra(header, format.nullValues());
    }

    /** The header's names. @throws RefusedFile where there is none */
    static List<String> names(Tokenizer tokenizer) throws IOException {
        RecordFields fields = tokenizer.fields();
        if (!tokenizer.next(fields)) {
            throw noHeader(tokenizer.ignored());
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
        Misfit escape = fields.unknownEscape();
        if (escape != null) {
            throw new RefusedFile(
                    escape.reason(), "In the header, " + escape.message() + ". Correct the file or `escapes`.");
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < fields.count; i++) {
            names.add(fields.string(i));
        }
        return names;
    }

    /** @param footer how many lines stand in the footer */
    static RefusedFile noHeader(long footer) {
        return new RefusedFile(
                Reason.NO_HEADER,
                footer == 0
                        ? "The file has no header: it is empty. Ask for it again, or declare `header: false` where files have none."
                        : "The file has no header: `footer_rows` takes all the lines that it has. Ask for it again, or correct `footer_rows`.");
    }

    RecordReader.Count run(RecordCutter records, Charset charset) throws IOException {
        RecordFields fields = records.fields();
        while (records.next(fields)) {
            fields.number = ++read;
            take(fields);
        }
        if (ends.held() != null) {
            ends.decide(true);
            place(ends.release());
        }
        ignored += records.ignored();
        read += records.ignored();
        return new RecordReader.Count(
                read,
                accepted,
                rejected,
                ignored,
                extra.unknown(),
                header.missingColumns(columns),
                charset.name(),
                new Layout(
                        header.order(columns),
                        header.from(columns),
                        extra.unknown().isEmpty() ? Map.of() : Map.of("", extra.unknown()),
                        misfits.wider(),
                        swallowed.found()));
    }

    private void take(RecordFields fields) {
        if (fields.lines) {
            swallowed.look(fields);
        }
        Misfit broken = broken(fields);
        if (broken != null) {
            if (ends.held() != null) {
                ends.decide(true);
                place(ends.release());
            }
            reject(fields, null, broken);
        } else if (format.repeatedHeader() && fields.sameAs(header.names())) {
            ignored++;
        } else if (ends.isDecided()) {
            place(fields);
        } else if (ends.held() != null) {
            ends.decide(ends.isAlike(fields));
            place(ends.release());
            place(fields);
        } else if (ends.mayEnd(fields)) {
            ends.hold(fields.copy());
        } else {
            ends.decide(false);
            place(fields);
        }
    }

    private static Misfit broken(RecordFields fields) {
        if (fields.broken != null) {
            return fields.broken;
        }
        if (!fields.isValidText()) {
            return new Misfit(Reason.INVALID_ENCODING, "the record has bytes that are no text");
        }
        return fields.escaping.backslash ? fields.unknownEscape() : null;
    }

    private void place(RecordFields fields) {
        Misfit misplaced = fields.count == header.width() && !ends.areDeclared() ? null : ends.misfit(fields);
        if (misplaced == null && fields.marks) {
            misplaced = Quotes.spanning(fields);
        }
        if (misplaced == null && fields.stop - fields.start > harmless) {
            misplaced = tooLong(fields);
        }
        if (misplaced == null) {
            type(fields);
        } else {
            reject(fields, null, misplaced);
        }
    }

    private Misfit tooLong(RecordFields fields) {
        if (fields.stop - fields.start > line) {
            return TooLong.record(line);
        }
        int most = 0;
        for (int i = 0; i < fields.count; i++) {
            most = Math.max(most, fields.to[i] - fields.from[i]);
        }
        return most > longest ? TooLong.value(most, longest) : null;
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
        String rest = extra.of(fields);
        if (rest != null && rest.length() > longest) {
            reject(fields, null, TooLong.value(rest.length(), longest));
            return;
        }
        accepted++;
        sink.accept(new Row(fields.number, values, RowHash.of(values), rest, children));
    }

    private Misfit put(RecordFields fields, RowValues values, int column) {
        int field = header.fields()[column];
        if (field < 0 || field >= fields.count) {
            return columns.putAbsent(values, column);
        }
        int from = fields.from[field];
        int to = fields.to[field];
        byte form = fields.form[field];
        if (form == RecordFields.PLAIN) {
            return columns.put(values, column, fields.bytes, from, to);
        }
        boolean words = (form & RecordFields.QUOTED) == 0 || fields.escaping.quotedNulls;
        if (words
                && (columns.isNull(column, fields.bytes, from, to) || fields.escaping.isNull(fields.bytes, from, to))) {
            return columns.putAbsent(values, column);
        }
        fields.look(field);
        return words
                ? columns.putValue(values, column, fields.text, fields.textFrom, fields.textTo)
                : columns.putQuoted(values, column, fields.text, fields.textFrom, fields.textTo);
    }

    private void reject(RecordFields fields, String column, Misfit misfit) {
        rejected++;
        Excerpt excerpt = fields.head == null
                ? Excerpt.of(fields.bytes, fields.start, fields.stop)
                : new Excerpt(Excerpt.of(fields.head, 0, whole(fields.head)).text(), true);
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

    /** Up to the last whole character. */
    private static int whole(byte[] head) {
        int end = head.length;
        while (end > head.length - 4 && end > 0 && (head[end - 1] & 0xc0) == 0x80) {
            end--;
        }
        return Math.max(0, end - (end > 0 && head[end - 1] < 0 ? 1 : 0));
    }

    /** Fields of a record that is broken as a whole stand in no known place. */
    private RowValues key(RecordFields fields, Misfit misfit) {
        if (broken(fields) != null || ends.misfit(fields) != null || fields.marks && Quotes.spanning(fields) != null) {
            return null;
        }
        RowValues record = columns.blank();
        return columns.key(record, column -> put(fields, record, column));
    }
}
