package dev.varve.formats;

import java.util.List;

/** Counts records and hands each on as a row or a reject. */
final class JsonSink {
    private final JsonRows rows;
    private final RowSink sink;
    private long read;
    private long accepted;
    private long line;
    private long offset;
    private byte[] bytes;
    private int start;
    private int stop;

    JsonSink(JsonRows rows, RowSink sink) {
        this.rows = rows;
        this.sink = sink;
    }

    /** A record starts whose text is the given piece. */
    void begin(long line, long offset, byte[] bytes, int start, int stop) {
        read++;
        this.line = line;
        this.offset = offset;
        this.bytes = bytes;
        this.start = start;
        this.stop = stop;
    }

    /** @return false where the record has to be parsed */
    boolean flat(int from, int to) {
        Row row = rows.flat(read, bytes, from, to);
        if (row == null) {
            return false;
        }
        accepted++;
        sink.accept(row);
        return true;
    }

    void record(JsonNode record, JsonParser parser) {
        if (parser.invalidText) {
            reject(new Misfit(Reason.INVALID_ENCODING, "a text of the record is no UTF-8"));
        } else if (parser.duplicate != null) {
            reject(new Misfit(
                    Reason.DUPLICATE_FIELD,
                    "the field " + Misfit.shown(parser.duplicate) + " stands twice in one object"));
        } else {
            switch (rows.row(read, record)) {
                case Row row -> {
                    accepted++;
                    sink.accept(row);
                }
                case JsonRows.Unfit unfit -> reject(unfit);
                default -> throw new IllegalStateException();
            }
        }
    }

    void reject(Misfit misfit) {
        reject(new JsonRows.Unfit(null, misfit, null));
    }

    private void reject(JsonRows.Unfit unfit) {
        Excerpt excerpt = Excerpt.of(bytes, start, stop);
        sink.reject(new Reject(
                read,
                line,
                offset,
                unfit.column(),
                unfit.misfit().reason(),
                unfit.misfit().message(),
                excerpt.text(),
                excerpt.cut(),
                unfit.key()));
    }

    RecordReader.Count count() {
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
