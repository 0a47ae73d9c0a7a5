package dev.varve.formats.reading;

import dev.varve.contract.Column;
import dev.varve.formats.RowValues;
import dev.varve.formats.column.Columns;
import dev.varve.formats.refusal.Misfit;
import dev.varve.formats.tree.BrokenJson;
import dev.varve.formats.tree.JsonParser;
import dev.varve.formats.tree.ValueNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Columns read from what a row has beyond its contract, as a reader of the file would have read them. */
public final class ExtraFields {
    private final Columns columns;
    private final RowValues values;
    private final JsonParser parser = new JsonParser();

    /**
     * @param added each of them from one field of the row
     * @param nullWords the format's
     */
    public ExtraFields(List<Column> added, List<String> nullWords) {
        this.columns = Columns.of(added, List.of(), nullWords, Integer.MAX_VALUE, Map.of());
        this.values = columns.blank();
    }

    /**
     * @param extra JSON of the row's unknown fields, or null
     * @return the columns' values; valid until the next row
     */
    public RowValues of(String extra) {
        ValueNode.Obj fields = extra == null ? null : parsed(extra);
        for (int i = 0; i < columns.cells.length; i++) {
            int field = fields == null
                    ? -1
                    : fields.find(columns.cells[i].column.from().getFirst());
            Misfit misfit = field < 0 ? columns.putAbsent(values, i) : columns.put(values, i, fields.values[field]);
            if (misfit != null) {
                throw new IllegalStateException(
                        "an added column holds whatever its field has, but " + misfit.message());
            }
        }
        return values;
    }

    /** @return null where the row is no object */
    private ValueNode.Obj parsed(String extra) {
        byte[] text = extra.getBytes(StandardCharsets.UTF_8);
        parser.over(text, 0, text.length);
        try {
            return parser.whole() instanceof ValueNode.Obj object ? object : null;
        } catch (IOException | BrokenJson impossible) {
            throw new IllegalStateException("_extra is no JSON: " + extra, impossible);
        }
    }
}
