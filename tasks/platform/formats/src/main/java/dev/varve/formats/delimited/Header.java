package dev.varve.formats.delimited;

import dev.varve.contract.Column;
import dev.varve.contract.Format;
import dev.varve.contract.UnknownFields;
import dev.varve.contract.name.NearestNames;
import dev.varve.contract.name.SnakeCase;
import dev.varve.formats.column.Columns;
import dev.varve.formats.refusal.Misfit;
import dev.varve.formats.refusal.Reason;
import dev.varve.formats.refusal.RefusedFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How the fields of a file answer the contract's columns.
 *
 * @param names as the file has them; empty where it has no header
 * @param width fields of a whole record
 * @param fields by column: where it stands, -1 where it does not
 * @param unknown fields that no column takes
 */
record Header(List<String> names, int width, int[] fields, int[] unknown) {

    /** Without a header the columns stand in their order. */
    static Header byOrder(Columns columns) {
        int[] fields = new int[columns.cells.length];
        int width = 0;
        for (int i = 0; i < fields.length; i++) {
            fields[i] = columns.captured(i) ? -1 : width++;
        }
        return new Header(List.of(), width, fields, new int[0]);
    }

    /** @param names as the file has them at the positions; empty where it has no header */
    static Header byPositions(List<String> names, List<Format.Position> positions, Columns columns) {
        List<String> placed = positions.stream().map(Format.Position::column).toList();
        int[] fields = Arrays.stream(columns.cells)
                .mapToInt(cell -> placed.indexOf(cell.column.name()))
                .toArray();
        return new Header(names, placed.size(), fields, new int[0]);
    }

    /** @throws RefusedFile where the header does not fit */
    static Header match(List<String> names, Columns columns, UnknownFields unknownFields) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new RefusedFile(
                        Reason.HEADER_DOES_NOT_FIT,
                        "The header has " + Misfit.shown(name) + " twice. Give each column a name of its own.");
            }
        }
        List<String> plain = names.stream().map(SnakeCase::plain).toList();
        int[] fields = new int[columns.cells.length];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = columns.captured(i) ? -1 : find(columns.cells[i].column, names, plain);
        }
        Header header = new Header(names, names.size(), fields, unknown(names.size(), fields));
        header.check(columns, unknownFields);
        return header;
    }

    private static int find(Column column, List<String> names, List<String> plain) {
        for (String from : column.from()) {
            int exact = names.indexOf(from);
            if (exact >= 0) {
                return exact;
            }
            String wanted = SnakeCase.plain(from);
            int first = wanted.isEmpty() ? -1 : plain.indexOf(wanted);
            if (first >= 0 && first != plain.lastIndexOf(wanted)) {
                throw new RefusedFile(
                        Reason.HEADER_DOES_NOT_FIT,
                        "Column " + column.name() + " could be " + Misfit.shown(names.get(first)) + " or "
                                + Misfit.shown(names.get(plain.lastIndexOf(wanted)))
                                + " of the header. Write the exact name into its `from`.");
            }
            if (first >= 0) {
                return first;
            }
        }
        return -1;
    }

    private static int[] unknown(int width, int[] fields) {
        boolean[] known = new boolean[width];
        for (int field : fields) {
            if (field >= 0) {
                known[field] = true;
            }
        }
        return IntStream.range(0, width).filter(field -> !known[field]).toArray();
    }

    private void check(Columns columns, UnknownFields unknownFields) {
        List<Column> missing = new ArrayList<>();
        boolean any = false;
        boolean declared = false;
        for (int i = 0; i < fields.length; i++) {
            any |= fields[i] >= 0;
            declared |= !columns.captured(i);
            if (fields[i] < 0 && !columns.captured(i) && !columns.cells[i].mayBeAbsent()) {
                missing.add(columns.cells[i].column);
            }
        }
        String found = names.stream().map(Misfit::shown).collect(Collectors.joining(", "));
        if (!any && declared) {
            throw new RefusedFile(
                    Reason.HEADER_DOES_NOT_FIT,
                    "No column of the contract stands in the header, which is " + found
                            + ". Check `delimiter`, `skip_rows` and `header` of the format, and `from` of the columns.");
        }
        if (!missing.isEmpty()) {
            throw new RefusedFile(
                    Reason.HEADER_DOES_NOT_FIT,
                    "The header lacks the required "
                            + missing.stream().map(this::described).collect(Collectors.joining(", ")) + ". It has "
                            + found
                            + ". Correct the file, or add its name to the column's `from`.");
        }
        if (unknown.length > 0 && unknownFields == UnknownFields.REFUSE) {
            throw new RefusedFile(
                    Reason.UNKNOWN_FIELD,
                    "The header has what the contract does not know: "
                            + unknownNames().stream().map(Misfit::shown).collect(Collectors.joining(", "))
                            + ". Declare it, or set `unknown_fields: keep` or `add`.");
        }
    }

    private String described(Column column) {
        List<String> nearest = NearestNames.near(column.name(), unknownNames());
        return nearest.isEmpty()
                ? column.name()
                : column.name() + " (perhaps "
                        + nearest.stream().map(Misfit::shown).collect(Collectors.joining(" or ")) + ")";
    }

    /** The names in their order, those that a column takes by the column's name; none where the file has no header to match. */
    List<String> order(Columns columns) {
        if (fields.length == 0 || width != names.size()) {
            return List.of();
        }
        List<String> order = new ArrayList<>(names);
        for (int i = 0; i < fields.length; i++) {
            if (fields[i] >= 0) {
                order.set(fields[i], columns.cells[i].column.name());
            }
        }
        return order;
    }

    /** Under which name each column stands. */
    Map<String, List<String>> from(Columns columns) {
        Map<String, List<String>> from = new TreeMap<>();
        if (width != names.size()) {
            return from;
        }
        for (int i = 0; i < fields.length; i++) {
            if (fields[i] >= 0) {
                from.put(columns.cells[i].column.name(), List.of(names.get(fields[i])));
            }
        }
        return from;
    }

    List<String> unknownNames() {
        return Arrays.stream(unknown).mapToObj(names::get).toList();
    }

    List<String> missingColumns(Columns columns) {
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < fields.length; i++) {
            if (fields[i] < 0 && !columns.captured(i)) {
                missing.add(columns.cells[i].column.name());
            }
        }
        return missing;
    }
}
