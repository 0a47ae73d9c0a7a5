package dev.varve.formats.parquet.rows;

import dev.varve.contract.Contract;
import dev.varve.formats.RecordPositions;
import dev.varve.formats.RecordReader;
import dev.varve.formats.RowSink;
import dev.varve.formats.json.JsonPlaces;
import dev.varve.formats.json.TreeRows;
import dev.varve.formats.json.TreeSink;
import dev.varve.formats.parquet.ColumnChunk;
import dev.varve.formats.parquet.ParquetFile;
import dev.varve.formats.parquet.SchemaField;
import dev.varve.formats.refusal.Misfit;
import dev.varve.formats.refusal.Reason;
import dev.varve.formats.refusal.RefusedFile;
import dev.varve.formats.tree.JsonWriter;
import dev.varve.formats.tree.ValueNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads each row of a Parquet file as a JSON document would say it, with its exact values. */
public final class ParquetReader implements RecordReader {
    private final Contract contract;
    private final Map<String, String> captured;
    private final SortedMap<Long, String> texts;

    public ParquetReader(Contract contract, Map<String, String> captured) {
        this(contract, captured, Collections.emptySortedMap());
    }

    private ParquetReader(Contract contract, Map<String, String> captured, SortedMap<Long, String> texts) {
        this.contract = contract;
        this.captured = captured;
        this.texts = texts;
    }

    /** Takes records one by one. */
    @FunctionalInterface
    private interface Records {
        /** Takes the next row as it lies; false where it has to be put together. */
        default boolean simple(List<ColumnChunk> leaves) throws IOException {
            return false;
        }

        /** @param misfit why it is none, or null @return whether to go on */
        boolean take(ValueNode record, Misfit misfit);
    }

    @Override
    public Count read(InputStream content, RowSink sink) throws IOException {
        TreeRows rows = new TreeRows(contract, captured, JsonPlaces.ofRecords());
        TreeSink json = new TreeSink(rows, sink);
        try (ParquetFile file = open(content)) {
            ParquetHeader.check(file.fields(), rows.columns());
            List<SchemaField> fields = ParquetTaken.fields(file, contract);
            Optional<ParquetFlat> simple = simple(fields, rows);
            each(file, fields, new Records() {
                @Override
                public boolean simple(List<ColumnChunk> leaves) throws IOException {
                    return simple.isPresent()
                            && json.filled(values -> simple.get().read(leaves, values));
                }

                @Override
                public boolean take(ValueNode record, Misfit misfit) {
                    json.typed(record, misfit);
                    return true;
                }
            });
        }
        return json.count();
    }

    /** Empty where rows of the file are not simple enough. */
    private Optional<ParquetFlat> simple(List<SchemaField> fields, TreeRows rows) {
        if (!texts.isEmpty() || rows.hasChildren()) {
            return Optional.empty();
        }
        Optional<ParquetFlat> simple = ParquetFlat.of(
                fields, rows.columns(), rows.plainNames(), contract.limits().value());
        simple.ifPresent(_ -> rows.allSeen());
        return simple;
    }

    private ParquetFile open(InputStream content) throws IOException {
        return ParquetFile.open(
                content, contract.limits().bytes(), contract.limits().ratio());
    }

    private void each(ParquetFile file, List<SchemaField> fields, Records records) throws IOException {
        CorrectedRecord corrected = new CorrectedRecord(fields);
        long number = 0;
        for (List<ColumnChunk> leaves = group(file); !leaves.isEmpty(); leaves = group(file)) {
            ParquetRecord record =
                    new ParquetRecord(fields, leaves, contract.limits().value());
            for (long row = 0; row < file.groupRows(); row++) {
                number++;
                if (records.simple(leaves)) {
                    continue;
                }
                ValueNode node = next(record, number);
                String text = texts.get(number);
                boolean more = text == null
                        ? records.take(node, record.misfit())
                        : records.take(corrected.read(text, number), null);
                if (!more) {
                    return;
                }
            }
            if (!file.isAtEnd()) {
                throw damaged("a group of rows has more values than rows");
            }
        }
    }

    private static List<ColumnChunk> group(ParquetFile file) throws IOException {
        try {
            return file.nextGroup();
        } catch (IndexOutOfBoundsException e) {
            throw damaged("a page has fewer values than it should");
        }
    }

    private static ValueNode next(ParquetRecord record, long number) throws IOException {
        try {
            return record.next();
        } catch (IndexOutOfBoundsException e) {
            throw damaged("a page has fewer values than it should, at row " + number);
        }
    }

    static RefusedFile damaged(String what) {
        return new RefusedFile(Reason.CORRUPT, "The Parquet file is damaged: " + what + ". Ask for it again.");
    }

    @Override
    public String text(InputStream content, long number) throws IOException {
        String[] text = new String[1];
        long[] at = {0};
        try (ParquetFile file = open(content)) {
            each(file, ParquetTaken.fields(file, contract), (record, _) -> {
                if (++at[0] == number) {
                    text[0] = JsonWriter.text(record);
                }
                return at[0] < number;
            });
        }
        if (text[0] == null) {
            throw new IllegalArgumentException("The file has no row " + number + ".");
        }
        return text[0];
    }

    @Override
    public Optional<RecordReader> correcting(SortedMap<Long, String> corrected) {
        return Optional.of(new ParquetReader(contract, captured, new TreeMap<>(corrected)));
    }

    @Override
    public RecordPositions places(InputStream content, Set<Long> numbers) {
        throw new IllegalStateException("rows of Parquet have no place of their own");
    }
}
