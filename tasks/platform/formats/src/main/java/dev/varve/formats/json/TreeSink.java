package dev.varve.formats.json;

import dev.varve.formats.Excerpt;
import dev.varve.formats.RecordReader;
import dev.varve.formats.Reject;
import dev.varve.formats.Row;
import dev.varve.formats.RowSink;
import dev.varve.formats.refusal.Misfit;
import dev.varve.formats.refusal.Reason;
import dev.varve.formats.refusal.TooLong;
import dev.varve.formats.tree.JsonParser;
import dev.varve.formats.tree.JsonWriter;
import dev.varve.formats.tree.ValueNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Counts records and hands each on as a row or a reject. */
public final class TreeSink {
    private final TreeRows rows;
    private final RowSink sink;
    private long read;
    private long accepted;
    private long line;
    private long offset;
    /** Null where the record is text. */
    private ValueNode typed;

    private byte[] bytes;
    private int start;
    private int stop;
    private boolean cut;

    public TreeSink(TreeRows rows, RowSink sink) {
        this.rows = rows;
        this.sink = sink;
    }

    /** A record starts whose text is the given piece. */
    public void begin(long line, long offset, byte[] bytes, int start, int stop) {
        read++;
        this.line = line;
        this.offset = offset;
        this.bytes = bytes;
        this.start = start;
        this.stop = stop;
    }

    /** Takes lines as long as their records are flat. */
    void flat(JsonLines lines) {
        while (lines.skip(rows.flat(lines.bytes, lines.ahead(), lines.limit()))) {
            accept(rows.flat(++read));
        }
    }

    /** @return whether the current line is a flat record, which is then taken */
    boolean flatLine(JsonLines lines) {
        int end = rows.flat(bytes, start, stop);
        if (end == FlatRecord.LEFT || !lines.isBlank(end)) {
            return false;
        }
        accept(rows.flat(read));
        return true;
    }

    /** @return false where the row has to be read field by field */
    public boolean filled(FilledRow filler) throws IOException {
        Row row = rows.filled(read + 1, filler);
        if (row == null) {
            return false;
        }
        read++;
        accept(row);
        return true;
    }

    private void accept(Row row) {
        accepted++;
        sink.accept(row);
    }

    public void record(ValueNode record, JsonParser parser) {
        int longest = rows.longest();
        long most = stop - start > longest ? Sizes.longest(record) : 0;
        if (most > longest) {
            reject(TooLong.value(most, longest));
        } else if (parser.invalidText) {
            reject(new Misfit(Reason.INVALID_ENCODING, "a text of the record is no UTF-8"));
        } else if (parser.duplicate != null) {
            reject(new Misfit(
                    Reason.DUPLICATE_FIELD,
                    "the field " + Misfit.shown(parser.duplicate) + " stands twice in one object"));
        } else {
            row(record);
        }
    }

    private void row(ValueNode record) {
        switch (rows.row(read, record)) {
            case Row row -> accept(row);
            case TreeRows.Unfit unfit -> reject(unfit);
            default -> throw new IllegalStateException();
        }
    }

    /**
     * A record that is no text in its file; as JSON it is written only where it does not fit.
     *
     * @param misfit why it is none, or null
     */
    public void typed(ValueNode record, Misfit misfit) {
        read++;
        line = read;
        typed = record;
        if (misfit == null) {
            row(record);
        } else {
            reject(misfit);
        }
    }

    /** A record of which only the beginning is at hand. */
    void rejectCut(Misfit misfit) {
        cut = true;
        reject(misfit);
        cut = false;
    }

    void reject(Misfit misfit) {
        reject(new TreeRows.Unfit(null, misfit, null));
    }

    private void reject(TreeRows.Unfit unfit) {
        if (typed != null) {
            bytes = JsonWriter.text(typed).getBytes(StandardCharsets.UTF_8);
            stop = bytes.length;
        }
        Excerpt excerpt = Excerpt.of(bytes, start, stop);
        sink.reject(new Reject(
                read,
                line,
                offset,
                unfit.column(),
                unfit.misfit().reason(),
                unfit.misfit().message(),
                excerpt.text(),
                cut || excerpt.cut(),
                unfit.key()));
    }

    public RecordReader.Count count() {
        return new RecordReader.Count(
                read,
                accepted,
                read - accepted,
                0,
                rows.unknownFields(),
                read == 0 ? List.of() : rows.missingColumns(),
                "UTF-8",
                rows.layout());
    }
}
