package dev.varve.formats;

import dev.varve.contract.Column;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The columns of a table, and where each stands in {@link Row#values()}. */
final class Columns {
    final Cell[] cells;
    private final int[] places;
    private final int[] keys;
    private final Object[] template;

    private Columns(Cell[] cells, int[] places, int[] keys, Object[] template) {
        this.cells = cells;
        this.places = places;
        this.keys = keys;
        this.template = template;
    }

    /**
     * @param captured values of the path, by column
     * @throws RefusedFile where one of them does not fit its column
     */
    static Columns of(List<Column> columns, List<String> key, List<String> nullWords, Map<String, String> captured) {
        Cell[] cells = new Cell[columns.size()];
        int[] places = new int[cells.length];
        List<Integer> keys = new ArrayList<>();
        int width = 0;
        for (int i = 0; i < cells.length; i++) {
            Column column = columns.get(i);
            cells[i] = new Cell(column, key.contains(column.name()), nullWords);
            places[i] = width;
            width += column.misfit() == Column.Misfit.KEEP_TEXT ? 2 : 1;
        }
        key.forEach(name -> keys.add(columns.stream().map(Column::name).toList().indexOf(name)));
        Object[] template = new Object[width];
        for (int i = 0; i < cells.length; i++) {
            if (columns.get(i).captured()) {
                template[places[i]] =
                        captured(cells[i], captured.get(columns.get(i).name()));
            }
        }
        return new Columns(
                cells, places, keys.stream().mapToInt(Integer::intValue).toArray(), template);
    }

    private static Object captured(Cell cell, String text) {
        Object value = text == null ? cell.absent() : cell.captured(text);
        if (value instanceof Misfit misfit) {
            throw new RefusedFile(
                    misfit.reason(),
                    "Column " + cell.column.name() + " is captured from the path: " + misfit.message()
                            + ". Correct the file's name, or the column's type.");
        }
        return value;
    }

    /** A row with nothing but the captured values. */
    Object[] blank() {
        return template.clone();
    }

    boolean captured(int column) {
        return cells[column].column.captured();
    }

    /** @return null where the value went in, else why it does not fit */
    Misfit put(Object[] values, int column, byte[] text, int from, int to) {
        Object value = cells[column].read(text, from, to);
        if (value instanceof Misfit misfit) {
            if (!cells[column].keepsText) {
                return misfit;
            }
            values[places[column] + 1] = new String(text, from, to - from, StandardCharsets.UTF_8);
            return null;
        }
        values[places[column]] = value;
        return null;
    }

    Misfit put(Object[] values, int column, JsonNode node) {
        Object value = cells[column].read(node);
        if (value instanceof Misfit misfit) {
            if (!cells[column].keepsText) {
                return misfit;
            }
            values[places[column] + 1] = Cell.text(node);
            return null;
        }
        values[places[column]] = value;
        return null;
    }

    Misfit putAbsent(Object[] values, int column) {
        Object value = cells[column].absent();
        if (value instanceof Misfit misfit) {
            return misfit;
        }
        values[places[column]] = value;
        return null;
    }

    int[] keys() {
        return keys;
    }

    Object value(Object[] values, int column) {
        return values[places[column]];
    }
}
