package dev.varve.formats.delimited;

import dev.varve.contract.Column;
import dev.varve.contract.Format;
import dev.varve.contract.UnknownFields;
import dev.varve.contract.name.NearestNames;
import dev.varve.formats.column.Columns;
import dev.varve.formats.refusal.Misfit;
import dev.varve.formats.refusal.Reason;
import dev.varve.formats.refusal.RefusedFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
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
 * @param named how many of them have to be there: all but those without a name at the end
 * @param fields by column: where it stands, -1 where it does not
 * @param unknown fields that no column takes
 */
record Header(List<String> names, int width, int named, int[] fields, int[] unknown) {

    /** Without a header the columns stand in their order. */
    static Header byOrder(Columns columns) {
        int[] fields = new int[columns.cells.length];
        int width = 0;
        for (int i = 0; i < fields.length; i++) {
            fields[i] = columns.captured(i) ? -1 : width++;
        }
        return new Header(List.of(), width, width, fields, new int[0]);
    }

    /** @param names as the file has them at the positions; empty where it has no header */
    static Header byPositions(List<String> names, List<Format.Position> positions, Columns columns) {
        List<String> placed = positions.stream().map(Format.Position::column).toList();
        int[] fields = Arrays.stream(columns.cells)
                .mapToInt(cell -> placed.indexOf(cell.column.name()))
                .toArray();
        return new Header(names, placed.size(), placed.size(), fields, new int[0]);
    }

    /** @throws RefusedFile where the header does not fit */
    static Header match(List<String> names, Columns columns, UnknownFields unknownFields) {
        int[] fields = new HeaderMatch(names, columns).fields();
        int[] unknown = unknown(names.size(), fields);
        Header header = new Header(names, names.size(), named(names, unknown), fields, unknown);
        header.check(columns, unknownFields);
        return header;
    }

    /** How many fields stand before those that are only delimiters at the end of the header. */
    private static int named(List<String> names, int[] unknown) {
        int named = names.size();
        for (int i = unknown.length - 1; i >= 0 && unknown[i] == named - 1; i--) {
            if (named == 1 || !names.get(unknown[i]).isBlank()) {
                break;
            }
            named--;
        }
        return named;
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
        if (!unknownNames().isEmpty() && unknownFields == UnknownFields.REFUSE) {
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
        List<String> order = new ArrayList<>(labels().subList(0, named));
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

    /** Of fields that no column takes, those without a name at the end left out. */
    List<String> unknownNames() {
        List<String> labels = labels();
        return Arrays.stream(unknown)
                .filter(field -> field < named)
                .mapToObj(labels::get)
                .toList();
    }

    /** The names, each once: the second {@code note} is {@code note (2)}. */
    List<String> labels() {
        Set<String> taken = new HashSet<>(names);
        Map<String, Integer> times = new HashMap<>();
        List<String> labels = new ArrayList<>();
        for (String name : names) {
            int time = times.merge(name, 1, Integer::sum);
            String label = name;
            while (time > 1 && !taken.add(label = name + " (" + time + ")")) {
                time = times.merge(name, 1, Integer::sum);
            }
            labels.add(label);
        }
        return labels;
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
