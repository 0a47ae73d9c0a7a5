package dev.varve.formats.parquet.rows;

import dev.varve.contract.Column;
import dev.varve.contract.Type;
import dev.varve.contract.name.SnakeCase;
import dev.varve.formats.RowValues;
import dev.varve.formats.bytes.Utf8;
import dev.varve.formats.column.Columns;
import dev.varve.formats.parquet.ColumnChunk;
import dev.varve.formats.parquet.LogicalType;
import dev.varve.formats.parquet.SchemaField;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Fills rows straight from columns, where every field of the file is a column of the contract whose type holds it as it lies. A row
 * with anything out of the ordinary is left to {@link ParquetRecord}, which says the same of it.
 */
final class ParquetFlat {
    private static final long MICROS_OF_DAY = 86_400_000_000L;
    private static final long FIRST_DAY = -719_528;
    private static final long LAST_DAY = 2_932_896;

    /** How a value goes from its field into its column. */
    private enum Way {
        WHOLE,
        REAL,
        SINGLE,
        TEXT,
        DAY,
        TIMESTAMP,
        BOOLEAN,
        DECIMAL
    }

    private final Columns columns;
    private final int[] fieldOf;
    private final Way[] ways;
    private final long[] least;
    private final long[] most;
    /** Bytes of a value. */
    private final int longest;

    private ParquetFlat(Columns columns, int[] fieldOf, Way[] ways, long[] least, long[] most, int longest) {
        this.longest = longest;
        this.columns = columns;
        this.fieldOf = fieldOf;
        this.ways = ways;
        this.least = least;
        this.most = most;
    }

    /** @param names of the columns' own fields; null where one is something else. Empty where rows are not that simple */
    static Optional<ParquetFlat> of(List<SchemaField> fields, Columns columns, List<String> names, int longest) {
        int width = columns.cells.length;
        int[] fieldOf = new int[width];
        Way[] ways = new Way[width];
        long[] least = new long[width];
        long[] most = new long[width];
        List<SchemaField> left = new ArrayList<>(fields);
        Set<String> places = Arrays.stream(columns.cells)
                .flatMap(cell -> cell.column.from().stream())
                .collect(Collectors.toSet());
        for (int i = 0; i < width; i++) {
            fieldOf[i] = -1;
            if (columns.captured(i)) {
                continue;
            }
            String name = names.get(i);
            SchemaField field = name == null ? null : find(left, name, places);
            if (field == null || field.isGroup() || field.isRepeated() || !columns.cells[i].isPlain()) {
                return Optional.empty();
            }
            Column column = columns.cells[i].column;
            ways[i] = way(field, column.type(), column.zone().normalized().equals(ZoneOffset.UTC));
            if (ways[i] == null) {
                return Optional.empty();
            }
            long range = column.type() instanceof Type.Int ? Integer.MAX_VALUE : Long.MAX_VALUE;
            if (ways[i] == Way.DECIMAL) {
                range = tens(((Type.Decimal) column.type()).precision()) - 1;
            }
            most[i] = range;
            least[i] = ways[i] == Way.DECIMAL ? -range : -range - 1;
            fieldOf[i] = field.leaf();
            left.remove(field);
        }
        return left.isEmpty()
                ? Optional.of(new ParquetFlat(columns, fieldOf, ways, least, most, longest))
                : Optional.empty();
    }

    /** The header was checked: no two are called alike. */
    private static SchemaField find(List<SchemaField> fields, String name, Set<String> places) {
        return fields.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .or(() -> fields.stream()
                        .filter(one -> SnakeCase.plain(one.name()).equals(SnakeCase.plain(name))
                                && !places.contains(one.name()))
                        .findFirst())
                .orElse(null);
    }

    private static Way way(SchemaField field, Type type, boolean utc) {
        boolean plain = field.kind() instanceof LogicalType.Plain;
        return switch (type) {
            case Type.Int _, Type.BigInt _ when isWhole(field) -> Way.WHOLE;
            case Type.Double _ when plain && field.physical() == SchemaField.Physical.DOUBLE -> Way.REAL;
            case Type.Double _ when plain && field.physical() == SchemaField.Physical.FLOAT -> Way.SINGLE;
            case Type.Text(int bytes) when bytes == 0 && field.kind() instanceof LogicalType.Text -> Way.TEXT;
            case Type.Date _ when field.kind() instanceof LogicalType.Date -> Way.DAY;
            case Type.Timestamp _
            when field.kind() instanceof LogicalType.Timestamp(int digits, boolean adjusted)
                    && digits == 6
                    && (adjusted || utc) -> Way.TIMESTAMP;
            case Type.Bool _ when plain && field.physical() == SchemaField.Physical.BOOLEAN -> Way.BOOLEAN;
            case Type.Decimal(int precision, int scale)
            when field.kind() instanceof LogicalType.Decimal decimal
                    && !field.physical().isBytes()
                    && decimal.scale() == scale
                    && precision <= RowValues.LONG_DIGITS -> Way.DECIMAL;
            default -> null;
        };
    }

    /** Wider unsigned ones do not lie as they are, narrower ones are proved as they are read. */
    private static boolean isWhole(SchemaField field) {
        boolean stored =
                field.physical() == SchemaField.Physical.INT32 || field.physical() == SchemaField.Physical.INT64;
        return switch (field.kind()) {
            case LogicalType.Plain _ -> stored;
            case LogicalType.Whole(int bits, boolean signed) -> signed && bits >= 32;
            default -> false;
        };
    }

    private static long tens(int digits) {
        long tens = 1;
        for (int i = 0; i < digits; i++) {
            tens *= 10;
        }
        return tens;
    }

    /** Fills the row where it fits, and goes to the next; else everything stays as it is. */
    boolean read(List<ColumnChunk> leaves, RowValues row) throws IOException {
        try {
            return fill(leaves, row);
        } catch (IndexOutOfBoundsException e) {
            throw ParquetReader.damaged("a page has fewer values than it should");
        }
    }

    private boolean fill(List<ColumnChunk> leaves, RowValues row) throws IOException {
        for (int i = 0; i < ways.length; i++) {
            if (ways[i] != null && !put(leaves.get(fieldOf[i]), i, row)) {
                return false;
            }
        }
        for (int i = 0; i < ways.length; i++) {
            if (ways[i] != null) {
                leaves.get(fieldOf[i]).next();
            }
        }
        return true;
    }

    private boolean put(ColumnChunk leaf, int column, RowValues row) {
        if (leaf.isAtEnd()) {
            return false;
        }
        if (!leaf.isPresent()) {
            return columns.putAbsent(row, column) == null;
        }
        int place = columns.place(column);
        switch (ways[column]) {
            case WHOLE, DECIMAL -> {
                if (leaf.number() < least[column] || leaf.number() > most[column]) {
                    return false;
                }
                row.number(place, leaf.number());
            }
            case BOOLEAN -> row.number(place, leaf.number());
            case REAL -> {
                double value = Double.longBitsToDouble(leaf.number());
                if (!Double.isFinite(value)) {
                    return false;
                }
                row.real(place, value);
            }
            case SINGLE -> {
                float value = Float.intBitsToFloat((int) leaf.number());
                if (!Float.isFinite(value)) {
                    return false;
                }
                row.real(place, value);
            }
            case TEXT -> {
                if (leaf.to() - leaf.from() > longest) {
                    return false;
                }
                if (leaf.kept() == null) {
                    if (!Utf8.valid(leaf.bytes(), leaf.from(), leaf.to())) {
                        return false;
                    }
                    leaf.keep(Way.TEXT);
                }
                row.bytes(place, leaf.bytes(), leaf.from(), leaf.to());
            }
            case DAY -> {
                if (leaf.number() < FIRST_DAY || leaf.number() > LAST_DAY) {
                    return false;
                }
                row.number(place, leaf.number());
            }
            case TIMESTAMP -> {
                long day = Math.floorDiv(leaf.number(), MICROS_OF_DAY);
                if (day < FIRST_DAY || day > LAST_DAY) {
                    return false;
                }
                row.number(place, leaf.number());
            }
        }
        return true;
    }
}
