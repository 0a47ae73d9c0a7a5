package dev.varve.formats.column;

import dev.varve.contract.Column;
import dev.varve.contract.Type;
import dev.varve.formats.RowValues;
import dev.varve.formats.refusal.Misfit;
import dev.varve.formats.refusal.RefusedFile;
import dev.varve.formats.tree.ValueNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** The columns of a table, and where each stands in {@link Values}. */
public final class Columns {
    public final ColumnRule[] cells;
    private final int[] places;
    private final int[] keys;
    private final RowValues template;

    private Columns(ColumnRule[] cells, int[] places, int[] keys, RowValues template) {
        this.cells = cells;
        this.places = places;
        this.keys = keys;
        this.template = template;
    }

    /**
     * @param longest bytes of a value
     * @param captured values of the path, by column
     * @throws RefusedFile where one of them does not fit its column
     */
    public static Columns of(
            List<Column> columns, List<String> key, List<String> nullWords, int longest, Map<String, String> captured) {
        ColumnRule[] cells = new ColumnRule[columns.size()];
        int[] places = new int[cells.length];
        List<Integer> keys = new ArrayList<>();
        int width = 0;
        for (int i = 0; i < cells.length; i++) {
            Column column = columns.get(i);
            cells[i] = new ColumnRule(column, key.contains(column.name()), nullWords, longest);
            places[i] = width;
            width += column.misfit() == Column.Misfit.KEEP_TEXT ? 2 : 1;
        }
        key.forEach(name -> keys.add(columns.stream().map(Column::name).toList().indexOf(name)));
        Type[] types = new Type[width];
        Arrays.fill(types, new Type.Text(0));
        for (int i = 0; i < cells.length; i++) {
            types[places[i]] = columns.get(i).type();
        }
        RowValues template = new RowValues(types);
        for (int i = 0; i < cells.length; i++) {
            if (columns.get(i).captured()) {
                capture(cells[i], captured.get(columns.get(i).name()), template, places[i]);
            }
        }
        return new Columns(
                cells, places, keys.stream().mapToInt(Integer::intValue).toArray(), template);
    }

    private static void capture(ColumnRule cell, String text, RowValues into, int place) {
        Misfit misfit = text == null ? cell.absent(into, place) : cell.captured(text, into, place);
        if (misfit != null) {
            throw new RefusedFile(
                    misfit.reason(),
                    "Column " + cell.column.name() + " is captured from the path: " + misfit.message()
                            + ". Correct the file's name, or the column's type.");
        }
    }

    /** A row with nothing but the captured values. */
    public RowValues blank() {
        return template.copy();
    }

    public int place(int column) {
        return places[column];
    }

    public boolean captured(int column) {
        return cells[column].column.captured();
    }

    /** @return null where the value went in, else why it does not fit */
    public Misfit put(RowValues values, int column, byte[] text, int from, int to) {
        int place = places[column];
        Misfit misfit = cells[column].read(text, from, to, values, place);
        return cells[column].keepsText ? keep(values, place, misfit, text, from, to) : misfit;
    }

    /** The same within quotes, where words for null do not count. */
    public Misfit putQuoted(RowValues values, int column, byte[] text, int from, int to) {
        int place = places[column];
        Misfit misfit = cells[column].readQuoted(text, from, to, values, place);
        return cells[column].keepsText ? keep(values, place, misfit, text, from, to) : misfit;
    }

    /** The same for what is known to be no word for null. */
    public Misfit putValue(RowValues values, int column, byte[] text, int from, int to) {
        int place = places[column];
        Misfit misfit = cells[column].readValue(text, from, to, values, place);
        return cells[column].keepsText ? keep(values, place, misfit, text, from, to) : misfit;
    }

    /** Whether a text is a word for null of a column. */
    public boolean isNull(int column, byte[] text, int from, int to) {
        return cells[column].isNull(text, from, to);
    }

    /** The same for a number as JSON writes it. */
    public Misfit putNumber(RowValues values, int column, byte[] text, int from, int to) {
        int place = places[column];
        Misfit misfit = cells[column].readNumber(text, from, to, values, place);
        return cells[column].keepsText ? keep(values, place, misfit, text, from, to) : misfit;
    }

    private static Misfit keep(RowValues values, int place, Misfit misfit, byte[] text, int from, int to) {
        if (misfit == null) {
            values.nothing(place + 1);
        } else {
            values.nothing(place);
            values.bytes(place + 1, text, from, to);
        }
        return null;
    }

    public Misfit put(RowValues values, int column, ValueNode node) {
        int place = places[column];
        Misfit misfit = cells[column].read(node, values, place);
        if (!cells[column].keepsText) {
            return misfit;
        }
        if (misfit == null) {
            values.nothing(place + 1);
        } else {
            values.nothing(place);
            values.text(place + 1, ColumnRule.text(node));
        }
        return null;
    }

    public Misfit putAbsent(RowValues values, int column) {
        if (cells[column].keepsText) {
            values.nothing(places[column] + 1);
        }
        return cells[column].absent(values, places[column]);
    }

    /**
     * The values of the key columns, where all can be read.
     *
     * @param record filled on the way
     * @param put puts one column's value into it, or says why it does not fit
     * @return null where one cannot be read, or where there is no key
     */
    public RowValues key(RowValues record, IntFunction<Misfit> put) {
        if (keys.length == 0) {
            return null;
        }
        Type[] types = new Type[keys.length];
        for (int i = 0; i < keys.length; i++) {
            types[i] = record.type(places[keys[i]]);
        }
        RowValues key = new RowValues(types);
        for (int i = 0; i < keys.length; i++) {
            if (!captured(keys[i]) && put.apply(keys[i]) != null || record.isNull(places[keys[i]])) {
                return null;
            }
            key.take(i, record, places[keys[i]]);
        }
        return key.copy();
    }
}
