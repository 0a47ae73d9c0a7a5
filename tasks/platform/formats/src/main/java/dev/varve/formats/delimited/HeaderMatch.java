package dev.varve.formats.delimited;

import dev.varve.contract.Column;
import dev.varve.contract.name.SnakeCase;
import dev.varve.formats.column.Columns;
import dev.varve.formats.refusal.Misfit;
import dev.varve.formats.refusal.Reason;
import dev.varve.formats.refusal.RefusedFile;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which field of a header each column is: the one it names exactly, else one alike that no other column names exactly. */
final class HeaderMatch {
    private final List<String> names;
    private final List<String> plain;
    private final Columns columns;
    /** By the name of a field: the columns that name it so. */
    private final Map<String, Integer> exact = new HashMap<>();
    /** By field: the column that takes it though it is only alike. */
    private final Map<Integer, Column> alike = new HashMap<>();

    HeaderMatch(List<String> names, Columns columns) {
        this.names = names;
        this.plain = names.stream().map(SnakeCase::plain).toList();
        this.columns = columns;
        for (int i = 0; i < columns.cells.length; i++) {
            if (!columns.captured(i)) {
                columns.cells[i].column.from().stream().distinct().forEach(from -> exact.merge(from, 1, Integer::sum));
            }
        }
    }

    /** By column; -1 where none is. @throws RefusedFile where it could be one or another */
    int[] fields() {
        int[] fields = new int[columns.cells.length];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = columns.captured(i) ? -1 : find(columns.cells[i].column);
        }
        return fields;
    }

    private int find(Column column) {
        for (String from : column.from()) {
            int field = names.indexOf(from);
            if (field >= 0) {
                if (Collections.frequency(names, from) > 1) {
                    throw new RefusedFile(
                            Reason.HEADER_DOES_NOT_FIT,
                            "The header has " + Misfit.shown(from) + " twice. Give each column a name of its own.");
                }
                return field;
            }
            field = alike(column, from);
            if (field >= 0) {
                return field;
            }
        }
        return -1;
    }

    private int alike(Column column, String from) {
        String wanted = SnakeCase.plain(from);
        int found = -1;
        for (int i = 0; i < plain.size() && !wanted.isEmpty(); i++) {
            if (plain.get(i).equals(wanted) && !isOfAnother(column, names.get(i))) {
                if (found >= 0) {
                    throw new RefusedFile(
                            Reason.HEADER_DOES_NOT_FIT,
                            "Column " + column.name() + " could be " + Misfit.shown(names.get(found)) + " or "
                                    + Misfit.shown(names.get(i))
                                    + " of the header. Write the exact name into its `from`.");
                }
                found = i;
            }
        }
        if (found >= 0) {
            Column other = alike.putIfAbsent(found, column);
            if (other != null && Collections.disjoint(other.from(), column.from())) {
                throw new RefusedFile(
                        Reason.HEADER_DOES_NOT_FIT,
                        Misfit.shown(names.get(found)) + " of the header could be column " + other.name() + " or "
                                + column.name() + ". Write the exact name into the `from` of the one that it is.");
            }
        }
        return found;
    }

    private boolean isOfAnother(Column column, String name) {
        return exact.getOrDefault(name, 0) > (column.from().contains(name) ? 1 : 0);
    }
}
