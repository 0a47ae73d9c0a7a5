package dev.varve.formats.parquet.rows;

import dev.varve.contract.Column;
import dev.varve.contract.name.NearestNames;
import dev.varve.formats.column.ColumnRule;
import dev.varve.formats.column.Columns;
import dev.varve.formats.json.JsonName;
import dev.varve.formats.json.JsonPath;
import dev.varve.formats.json.JsonSiblings;
import dev.varve.formats.parquet.SchemaField;
import dev.varve.formats.refusal.Misfit;
import dev.varve.formats.refusal.Reason;
import dev.varve.formats.refusal.RefusedFile;
import dev.varve.formats.tree.ValueNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Demands that a file's schema has the columns it needs, each once, before a row is read. What lies within a field is found row by row. */
final class ParquetHeader {
    private final ValueNode.Obj names = new ValueNode.Obj();
    private final List<String> missing = new ArrayList<>();
    private boolean any;

    private ParquetHeader(List<SchemaField> fields) {
        for (SchemaField field : fields) {
            if (!names.add(field.name(), ValueNode.Literal.NULL)) {
                throw unfit(
                        "The schema has " + Misfit.shown(field.name()) + " twice. Give each column a name of its own.");
            }
        }
    }

    /** @throws RefusedFile where the schema does not fit */
    static void check(List<SchemaField> fields, Columns columns) {
        ParquetHeader header = new ParquetHeader(fields);
        JsonPath[][] paths = Arrays.stream(columns.cells)
                .map(cell -> cell.column.captured()
                        ? new JsonPath[0]
                        : cell.column.from().stream().map(JsonPath::of).toArray(JsonPath[]::new))
                .toArray(JsonPath[][]::new);
        JsonSiblings.acquaint(List.of(paths));
        boolean declared = false;
        for (int i = 0; i < columns.cells.length; i++) {
            if (!columns.captured(i)) {
                declared = true;
                header.check(columns.cells[i], paths[i]);
            }
        }
        String found = fields.stream().map(SchemaField::name).map(Misfit::shown).collect(Collectors.joining(", "));
        if (declared && !header.any) {
            throw unfit("No column of the contract stands in the file, which has " + found
                    + ". Check `from` of the columns.");
        }
        if (!header.missing.isEmpty()) {
            throw unfit("The file lacks the required " + String.join(", ", header.missing) + ". It has " + found
                    + ". Correct the file, or add its name to the column's `from`.");
        }
    }

    private void check(ColumnRule cell, JsonPath[] paths) {
        Column column = cell.column;
        for (JsonPath path : paths) {
            if (path.pointer != null || path.names.length == 0) {
                any = true;
                return;
            }
            int at = path.names[0].find(names);
            if (at == JsonName.AMBIGUOUS) {
                throw unfit("Column " + column.name() + " could be one of two columns of the file that are called like "
                        + Misfit.shown(path.names[0].exact) + ". Write the exact name into its `from`.");
            }
            if (at == JsonName.CONTESTED) {
                throw unfit("Column " + column.name() + " could be a column of the file that is called like "
                        + Misfit.shown(path.names[0].exact)
                        + ", and so could another column. Write the exact name into the `from` of the one that it is.");
            }
            if (at >= 0) {
                any = true;
                return;
            }
        }
        if (!cell.mayBeAbsent()) {
            missing.add(column.name() + nearest(column.name()));
        }
    }

    private String nearest(String name) {
        Set<String> known = new HashSet<>();
        for (int i = 0; i < names.size; i++) {
            known.add(names.names[i]);
        }
        List<String> nearest = NearestNames.near(name, known);
        return nearest.isEmpty()
                ? ""
                : " (perhaps " + nearest.stream().map(Misfit::shown).collect(Collectors.joining(" or ")) + ")";
    }

    private static RefusedFile unfit(String message) {
        return new RefusedFile(Reason.HEADER_DOES_NOT_FIT, message);
    }
}
