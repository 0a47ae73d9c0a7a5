package dev.varve.formats.json;

import dev.varve.contract.Type;
import dev.varve.formats.RowValues;
import dev.varve.formats.column.Columns;
import dev.varve.formats.refusal.Misfit;
import dev.varve.formats.tree.ValueNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The columns of a table with their places in JSON. */
final class JsonColumns {
    final Columns columns;
    final boolean[] seen;
    private final JsonPath[][] from;
    /** Places of a column at which values stood, a bit each; those from the 64th on count as one. */
    private final long[] used;

    private final JsonPlaces places;

    JsonColumns(Columns columns, JsonPlaces places) {
        this.columns = columns;
        this.places = places;
        this.seen = new boolean[columns.cells.length];
        this.used = new long[columns.cells.length];
        this.from = Arrays.stream(columns.cells)
                .map(cell -> cell.column.from().stream().map(places::path).toArray(JsonPath[]::new))
                .toArray(JsonPath[][]::new);
        JsonSiblings.acquaint(List.of(from));
    }

    /** The name of the record's own field that a column is, before any other; null where it is something else. */
    String plainName(int column) {
        JsonPath first = from[column][0];
        boolean plain = first.pointer == null && first.up == 0 && first.names.length == 1;
        return plain && !(columns.cells[column].column.type() instanceof Type.Json) ? first.names[0].exact : null;
    }

    /** @return whether every column has been seen by now */
    boolean see(FlatRecord record) {
        boolean all = true;
        for (int i = 0; i < seen.length; i++) {
            seen[i] |= record.hasField(i);
            used[i] |= record.hasField(i) ? 1 : 0;
            all &= seen[i] || columns.captured(i);
        }
        return all;
    }

    /** Where columns stood that may stand in several places. */
    void from(String prefix, Map<String, List<String>> into) {
        for (int i = 0; i < used.length; i++) {
            long places = used[i];
            List<String> names = columns.cells[i].column.from();
            if (names.size() > 1 && places != 0) {
                into.put(
                        prefix + columns.cells[i].column.name(),
                        IntStream.range(0, Math.min(names.size(), 64))
                                .filter(place -> (places >> place & 1) != 0)
                                .mapToObj(names::get)
                                .toList());
            }
        }
    }

    boolean takeElements() {
        return Arrays.stream(from).flatMap(Arrays::stream).anyMatch(JsonPath::isElement);
    }

    /**
     * @param chain the record and the elements inside each other, the innermost last
     * @return null where the value went in, else why it does not fit
     */
    Misfit put(RowValues values, int column, List<ValueNode> chain) {
        try {
            for (int place = 0; place < from[column].length; place++) {
                ValueNode node = find(from[column][place], chain);
                if (node != null) {
                    seen[column] = true;
                    used[column] |= 1L << Math.min(place, 63);
                    return columns.put(values, column, node);
                }
            }
            return columns.putAbsent(values, column);
        } catch (JsonPath.Ambiguous ambiguous) {
            return ambiguous.misfit();
        }
    }

    private ValueNode find(JsonPath path, List<ValueNode> chain) throws JsonPath.Ambiguous {
        if (path.pointer != null) {
            return places.find(path, chain.getFirst());
        }
        int element = chain.size() - 1 - path.up;
        if (element < 0) {
            return null;
        }
        ValueNode node = path.find(chain.get(element));
        if (path.isElement()) {
            take(node);
        }
        return node;
    }

    static void take(ValueNode node) {
        switch (node) {
            case ValueNode.Obj object -> object.taken = true;
            case ValueNode.Array array -> array.taken = true;
            default -> {}
        }
    }
}
