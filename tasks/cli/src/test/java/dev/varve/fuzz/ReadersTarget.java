package dev.varve.fuzz;

import dev.varve.contract.Contract;
import dev.varve.contract.read.Contracts;
import dev.varve.formats.RecordReader;
import dev.varve.formats.Reject;
import dev.varve.formats.Row;
import dev.varve.formats.RowSink;
import dev.varve.formats.reading.Readers;
import dev.varve.formats.refusal.RefusedFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Every record is read or rejected, every file read or refused; the first byte chooses the reader. */
public final class ReadersTarget {
    private static final String COLUMNS = """
            key: id
            columns:
              id: bigint
              n: decimal(6,2)
              day: date
              at: timestamp
              ok: boolean
              x: double
              name: text(8)
            """;
    private static final List<RecordReader> READERS = List.of(
            reader("landing: a/*.csv\n"),
            reader("landing: a/*.ndjson\n"),
            reader("landing: a/*.json\nformat: {type: json, records: /items}\n"),
            reader(
                    "landing: a/*.txt\nformat: {type: csv, delimiter: '||', quote: \"'\", escape: \"\\\\\", trim: true, ragged: pad}\n"),
            reader("landing: a/*.parquet\n"));

    private ReadersTarget() {}

    private static RecordReader reader(String contract) {
        Contract parsed = Contracts.parse(Map.of("fuzz.rows", contract + COLUMNS))
                .find("fuzz.rows")
                .orElseThrow();
        return Readers.of(parsed, Map.of());
    }

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        if (input.length == 0) {
            return;
        }
        byte[] content = Arrays.copyOfRange(input, 1, input.length);
        Taken taken = new Taken();
        try {
            RecordReader.Count count =
                    READERS.get(Math.floorMod(input[0], READERS.size())).read(new ByteArrayInputStream(content), taken);
            if (count.accepted() != taken.rows
                    || count.rejected() != taken.rejects
                    || count.read() != taken.rows + taken.rejects + count.ignored()) {
                throw new IllegalStateException("counts do not close: " + count);
            }
        } catch (RefusedFile refused) {
            // Told to people as it is.
        }
    }

    private static final class Taken implements RowSink {
        private long rows;
        private long rejects;

        @Override
        public void accept(Row row) {
            row.values().objects();
            rows++;
        }

        @Override
        public void reject(Reject reject) {
            rejects++;
        }
    }
}
