package dev.varve.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.contract.Type;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Everything one reading gave; its counts always close. */
public record Outcome(List<Row> rows, List<Reject> rejects, RecordReader.Count count) {

    public static Outcome of(RecordReader reader, byte[] content) {
        return of(reader, new ByteArrayInputStream(content));
    }

    public static Outcome of(RecordReader reader, InputStream content) {
        List<Row> rows = new ArrayList<>();
        List<Reject> rejects = new ArrayList<>();
        RowSink sink = new RowSink() {
            @Override
            public void accept(Row row) {
                rows.add(row.copy());
            }

            @Override
            public void reject(Reject reject) {
                rejects.add(reject);
            }
        };
        try {
            RecordReader.Count count = reader.read(content, sink);
            assertThat(count.accepted()).isEqualTo(rows.size());
            assertThat(count.rejected()).isEqualTo(rejects.size());
            assertThat(count.read()).isEqualTo(count.accepted() + count.rejected() + count.ignored());
            return new Outcome(rows, rejects, count);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public List<List<Object>> values() {
        return rows.stream().map(row -> Arrays.asList(row.values().objects())).toList();
    }

    /** The first value of the only row. */
    public Object value() {
        assertThat(rejects).isEmpty();
        assertThat(rows).hasSize(1);
        return rows.getFirst().values().object(0);
    }

    public Reject reject() {
        assertThat(rejects).hasSize(1);
        return rejects.getFirst();
    }

    /** A key of one integer. */
    public static RowValues key(int value) {
        RowValues key = new RowValues(new Type.Int());
        key.number(0, value);
        return key;
    }
}
