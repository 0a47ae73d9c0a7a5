package dev.varve.cli.propose.json;

import dev.varve.cli.propose.contents.ColumnNames;
import dev.varve.cli.propose.contents.Contents;
import dev.varve.cli.propose.contents.KeyCandidates;
import dev.varve.cli.propose.contents.ProposedColumn;
import dev.varve.cli.propose.evidence.Evidence;
import dev.varve.cli.propose.evidence.Typing;
import dev.varve.cli.propose.text.Quoting;
import dev.varve.contract.name.SnakeCase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns the shape of nested records into columns and child tables. */
final class JsonTables {
    private static final int LONGEST_TABLE = 47;

    private final String dataset;
    private final List<String> captured;
    private final List<String> remarks;
    private final List<ProposedColumn> fields = new ArrayList<>();
    private final List<Contents.Array> arrays = new ArrayList<>();
    private final List<Evidence> evidence = new ArrayList<>();
    private final Set<String> childNames = new HashSet<>();

    /** An array on the way to another: where a column of the inner one finds what it belongs to. */
    private record Level(JsonShape elements, String label) {}

    /** @param captured names that the path gives */
    JsonTables(String dataset, JsonShape record, List<String> captured, List<String> remarks) {
        this.dataset = dataset;
        this.captured = captured;
        this.remarks = remarks;
        childNames.add(dataset.substring(dataset.indexOf('.') + 1));
        table(record, record.present, "", List.of());
    }

    List<ProposedColumn> fields() {
        return fields;
    }

    /** The outer before the inner ones. */
    List<Contents.Array> arrays() {
        return arrays;
    }

    List<Evidence> evidence() {
        return evidence;
    }

    private List<ProposedColumn> table(JsonShape shape, long records, String each, List<Level> levels) {
        List<ProposedColumn> columns = new ArrayList<>();
        ColumnNames names = new ColumnNames(each.isEmpty() ? captured : reserved());
        for (int up = 1; up < levels.size(); up++) {
            enclosing(levels.get(levels.size() - 1 - up), up, names).ifPresent(columns::add);
        }
        Map<String, JsonShape> inner = new LinkedHashMap<>();
        if (shape.objects > 0 && shape.arrays == 0 && shape.scalars == 0) {
            columns(shape, "", records, names, columns, inner);
        } else {
            String name = each.isEmpty() ? "record" : ColumnNames.singular(last(each));
            add(columns, names.of(name, "value"), Optional.of("."), name, shape, records);
        }
        if (each.isEmpty() && columns.isEmpty()) {
            // A table has columns; nothing of the record tells rows of its arrays apart.
            inner.forEach((path, array) -> columns.add(new ProposedColumn(
                    names.of(path, "value"),
                    Optional.of(path),
                    path,
                    array.evidence,
                    new Typing(
                            "json",
                            Map.of(),
                            records - array.present,
                            "an array, and nothing stands beside it: kept as JSON text",
                            Optional.empty()))));
            inner.clear();
            if (columns.isEmpty()) {
                columns.add(new ProposedColumn(
                        "record",
                        Optional.of("."),
                        "record",
                        shape.evidence,
                        new Typing(
                                "json",
                                Map.of(),
                                0,
                                "nothing in it has a value: kept as JSON text",
                                Optional.empty())));
            }
        }
        if (each.isEmpty()) {
            fields.addAll(columns);
        }
        inner.forEach((path, array) -> child(each, path, array, levels));
        return columns;
    }

    /** A child has its position, and its parent's key, whatever that will be. */
    private List<String> reserved() {
        List<String> names = new ArrayList<>(List.of("position"));
        fields.stream()
                .filter(field -> field.isNeverNull() && field.evidence().unique())
                .filter(field -> KeyCandidates.rank(field.column(), "") < KeyCandidates.NO_NAME)
                .forEach(field -> names.add(field.column()));
        return names;
    }

    private void columns(
            JsonShape shape,
            String prefix,
            long records,
            ColumnNames names,
            List<ProposedColumn> columns,
            Map<String, JsonShape> inner) {
        List<String> siblings = List.copyOf(shape.fields.keySet());
        shape.fields.forEach((name, field) -> {
            String path = prefix.isEmpty() ? name : prefix + "." + name;
            siblings.stream()
                    .filter(other -> !other.equals(name))
                    .filter(other -> ColumnNames.plain(other).equals(ColumnNames.plain(name)))
                    .findFirst()
                    .ifPresent(other -> remarks.add("where the field " + Quoting.shown(path) + " is missing, "
                            + Quoting.shown(other) + " is taken for it: names are compared by letters and digits"));
            if (name.isEmpty()
                    || name.contains(".")
                    || name.startsWith("/")
                    || ColumnNames.plain(name).isEmpty()) {
                remarks.add("the field " + Quoting.shown(path) + " cannot be named by a path; it is kept in _extra");
            } else if (field.isObject()) {
                columns(field, path, records, names, columns, inner);
            } else if (field.isArray()) {
                inner.put(path, field);
            } else if (field.isEmptyArray()) {
                remarks.add(
                        "the array " + Quoting.shown(path) + " is always empty; once it is not, it is kept in _extra");
            } else {
                String column = names.of(path, "value");
                boolean told = !prefix.isEmpty() || !ColumnNames.finds(column, name, siblings);
                add(columns, column, told ? Optional.of(path) : Optional.empty(), path, field, records);
            }
        });
    }

    private void add(
            List<ProposedColumn> columns,
            String column,
            Optional<String> from,
            String name,
            JsonShape shape,
            long records) {
        evidence.add(shape.evidence);
        Typing typing = shape.isScalar()
                ? Typing.of(column, shape.evidence, records)
                : new Typing(
                        "json",
                        Map.of(),
                        records - shape.objects - shape.arrays - shape.scalars,
                        "objects, arrays or values in turn, or fields without end: kept as JSON text",
                        Optional.empty());
        columns.add(new ProposedColumn(column, from, name, shape.evidence, typing));
    }

    private void child(String each, String path, JsonShape array, List<Level> levels) {
        String whole = each.isEmpty() ? path : each + "." + path;
        List<Level> inner = new ArrayList<>(levels);
        inner.add(new Level(array.elements, last(path)));
        String name = tableName(whole);
        int at = arrays.size();
        List<ProposedColumn> columns = table(array.elements, array.elements.present, whole, inner);
        if (!columns.isEmpty()) {
            arrays.add(at, new Contents.Array(name, whole, array.elements.present, columns));
        }
    }

    /** What tells an enclosing element: its own key in the record, or its name. */
    private Optional<ProposedColumn> enclosing(Level level, int up, ColumnNames names) {
        return identifying(level.elements())
                .map(path -> new ProposedColumn(
                        names.of(path.getKey(), level.label()),
                        Optional.of("../".repeat(up) + path.getKey()),
                        path.getKey(),
                        path.getValue().evidence,
                        Typing.of(path.getKey(), path.getValue().evidence, level.elements().present)));
    }

    private static Optional<Map.Entry<String, JsonShape>> identifying(JsonShape shape) {
        Map<String, JsonShape> scalars = new LinkedHashMap<>();
        scalars(shape, "", scalars);
        return scalars.entrySet().stream()
                .filter(entry -> entry.getValue().evidence.values == shape.present)
                .filter(entry -> KeyCandidates.rank(SnakeCase.of(entry.getKey()), "") < KeyCandidates.NO_NAME
                        || SnakeCase.of(entry.getKey()).matches("(.*_)?name"))
                .findFirst();
    }

    private static void scalars(JsonShape shape, String prefix, Map<String, JsonShape> scalars) {
        shape.fields.forEach((name, field) -> {
            String path = prefix.isEmpty() ? name : prefix + "." + name;
            if (field.isObject()) {
                scalars(field, path, scalars);
            } else if (field.isScalar() && !name.contains(".") && !name.startsWith("/")) {
                scalars.put(path, field);
            }
        });
    }

    /** {@code retail.orders} and {@code lines} make {@code order_lines}. */
    private String tableName(String path) {
        String domain = dataset.substring(0, dataset.indexOf('.') + 1);
        int longest = LONGEST_TABLE - domain.length();
        String stem = ColumnNames.singular(dataset.substring(domain.length()));
        String[] segments = path.split("\\.");
        String name = "";
        for (int i = segments.length - 1; i >= 0; i--) {
            name = name.isEmpty() ? SnakeCase.of(segments[i]) : SnakeCase.of(segments[i]) + "_" + name;
            String whole = cut(stem + "_" + name, longest);
            if (childNames.add(whole)) {
                return whole;
            }
        }
        for (int i = 2; ; i++) {
            String whole = cut(stem + "_" + name, longest - 3) + "_" + i;
            if (childNames.add(whole)) {
                return whole;
            }
        }
    }

    private static String cut(String name, int longest) {
        return (name.length() > longest ? name.substring(0, longest) : name).replaceAll("_+$", "");
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
