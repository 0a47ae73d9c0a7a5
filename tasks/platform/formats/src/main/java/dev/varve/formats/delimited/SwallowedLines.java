package dev.varve.formats.delimited;

import dev.varve.contract.Type;
import dev.varve.formats.Layout;
import dev.varve.formats.RowValues;
import dev.varve.formats.column.Columns;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Quoted values with line ends that may come of a stray quote: the close stands amid a value, a line within looks like a record, or
 * the value is much longer than the records before it.
 */
final class SwallowedLines {
    /** A longer one has more than this many lines, and as many times the bytes of the records so far. */
    private static final int FEW_LINES = 5;

    private static final int MUCH_LONGER = 20;
    private static final int NEIGHBOURS = 5;

    private final Header header;
    private final Columns columns;
    private final byte[] delimiter;
    private final RowValues tried;
    /** By field: the column that reads it, -1 where none does. */
    private final int[] columnOf;

    private final Map<Integer, Layout.Swallowed> found = new LinkedHashMap<>();

    SwallowedLines(Header header, Columns columns, String delimiter) {
        this.header = header;
        this.columns = columns;
        this.delimiter = delimiter.getBytes(StandardCharsets.UTF_8);
        this.tried = columns.blank();
        this.columnOf = new int[header.width()];
        java.util.Arrays.fill(columnOf, -1);
        for (int i = 0; i < header.fields().length; i++) {
            if (header.fields()[i] >= 0) {
                columnOf[header.fields()[i]] = i;
            }
        }
    }

    /** By field, in the order of their first. */
    List<Layout.Swallowed> found() {
        return List.copyOf(found.values());
    }

    /** @param record one with line ends within quotes */
    void look(RecordFields record) {
        for (int i = 0; i < record.count; i++) {
            int lines =
                    (record.form[i] & RecordFields.QUOTED) == 0 ? 0 : lineEnds(record, record.from[i], record.to[i]);
            if (lines > 0 && (record.broken != null || isLong(record, i, lines) || hasRecords(record, i))) {
                long line = record.line + lineEnds(record, record.start, record.from[i]);
                List<String> labels = header.labels();
                String name = i < labels.size() ? labels.get(i) : "field " + (i + 1);
                found.merge(
                        i,
                        new Layout.Swallowed(name, line, line + lines, 1),
                        (first, _) -> new Layout.Swallowed(name, first.line(), first.last(), first.values() + 1));
            }
        }
    }

    private boolean isLong(RecordFields record, int field, int lines) {
        long before = record.number - 1;
        return before >= NEIGHBOURS
                && lines > FEW_LINES
                && record.to[field] - record.from[field] > MUCH_LONGER * (record.offset / before);
    }

    private boolean hasRecords(RecordFields record, int field) {
        int width = header.named();
        int from = record.from[field];
        boolean first = true;
        for (int at = from; at <= record.to[field]; at++) {
            boolean end = at == record.to[field];
            if (!end && record.bytes[at] != '\n' && record.bytes[at] != '\r') {
                continue;
            }
            // Of the last line the fields behind the value are a part.
            int fields = end ? width - (record.count - 1 - field) : width;
            if (!first && fields > 1 && isRecord(record.bytes, from, at, fields)) {
                return true;
            }
            first = false;
            from = at + 1;
        }
        return false;
    }

    /** Whether a line has so many fields and each fits its column; where no column has a type, blanks behind delimiters are prose. */
    private boolean isRecord(byte[] bytes, int from, int to, int fields) {
        int field = 0;
        boolean typed = false;
        boolean prose = false;
        int start = from;
        for (int at = from; at <= to; at++) {
            boolean delimits = at < to && Tokenizer.startsWith(bytes, at, to, delimiter);
            if (!delimits && at < to) {
                continue;
            }
            int column = field < columnOf.length ? columnOf[field] : -1;
            if (column >= 0 && !isText(columns.cells[column].column.type())) {
                typed = true;
                if (columns.put(tried, column, bytes, start, at) != null) {
                    return false;
                }
            }
            field++;
            start = at + delimiter.length;
            prose |= delimits && start < to && bytes[start] == ' ';
            if (delimits) {
                at = start - 1; // delimiters of several signs do not overlap
            }
        }
        return field == fields && (typed || !prose);
    }

    private static boolean isText(Type type) {
        return type instanceof Type.Text || type instanceof Type.Json;
    }

    private static int lineEnds(RecordFields record, int from, int to) {
        int ends = 0;
        for (int i = from; i < to; i++) {
            boolean carriage = record.bytes[i] == '\r';
            ends += carriage || record.bytes[i] == '\n' && (i == from || record.bytes[i - 1] != '\r') ? 1 : 0;
        }
        return ends;
    }
}
