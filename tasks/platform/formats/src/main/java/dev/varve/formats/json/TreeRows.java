package dev.varve.formats.json;

import dev.varve.contract.Child;
import dev.varve.contract.Contract;
import dev.varve.contract.UnknownFields;
import dev.varve.formats.Layout;
import dev.varve.formats.Row;
import dev.varve.formats.RowHash;
import dev.varve.formats.RowValues;
import dev.varve.formats.column.Columns;
import dev.varve.formats.column.Misfits;
import dev.varve.formats.refusal.Misfit;
import dev.varve.formats.refusal.Reason;
import dev.varve.formats.refusal.TooLong;
import dev.varve.formats.tree.JsonWriter;
import dev.varve.formats.tree.ValueNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Turns parsed records into rows, with the rows of their children. */
public final class TreeRows {

    /** Why a record is none. {@code column} is null where it does not fit as a whole. */
    record Unfit(String column, Misfit misfit, RowValues key) {}

    /** One element of a child's array, typed. */
    private record Element(ValueNode node, RowValues values) {}

    private final Contract contract;
    private final JsonColumns own;
    private final List<Explosion> children = new ArrayList<>();
    private final JsonRemains remains = new JsonRemains();
    private final List<ValueNode> chain = new ArrayList<>();
    private final Misfits misfits = new Misfits();
    private final RowValues values;
    /** Null where records are not flat. */
    private final FlatRecord flat;

    private boolean everyColumnSeen;

    public TreeRows(Contract contract, Map<String, String> captured, JsonPlaces places) {
        this.contract = contract;
        List<String> nulls = contract.format().nullValues();
        this.own = new JsonColumns(
                Columns.of(
                        contract.columns(),
                        contract.key(),
                        nulls,
                        contract.limits().value(),
                        captured),
                places);
        this.values = own.columns.blank();
        this.flat = contract.children().isEmpty() ? FlatRecord.of(own) : null;
        for (Child child : contract.children()) {
            Columns columns = Columns.of(
                    child.columns(), child.key(), nulls, contract.limits().value(), Map.of());
            children.add(new Explosion(child, new JsonColumns(columns, places)));
        }
    }

    /** The fields that columns are read from, in their order; null where one is read from something else than a field by its name. */
    public List<String> plainNames() {
        return IntStream.range(0, own.columns.cells.length)
                .mapToObj(own::plainName)
                .toList();
    }

    /** Whether a record has rows of its children beside its own. */
    public boolean hasChildren() {
        return !children.isEmpty();
    }

    /** Bytes of a value. */
    int longest() {
        return contract.limits().value();
    }

    /** No column will be missing. */
    public void allSeen() {
        Arrays.fill(own.seen, true);
    }

    /** @return null where the row has to be read field by field */
    Row filled(long number, FilledRow filler) throws IOException {
        return filler.fill(values) ? childless(number) : null;
    }

    /** Of the record itself. */
    public Columns columns() {
        return own.columns;
    }

    /** The row of the flat record that was read last. */
    Row flat(long number) {
        if (!everyColumnSeen) {
            everyColumnSeen = own.see(flat);
        }
        return childless(number);
    }

    private Row childless(long number) {
        return new Row(number, values, RowHash.of(values), null, List.of());
    }

    /** @return where a flat record ends that begins here; {@link FlatRecord#LEFT} where it has to be parsed */
    int flat(byte[] text, int from, int to) {
        return flat == null ? FlatRecord.LEFT : flat.read(text, from, to, values);
    }

    /** @return a {@link Row}, or {@link Unfit} */
    Object row(long number, ValueNode record) {
        chain.clear();
        chain.add(record);
        if (!(record instanceof ValueNode.Obj) && !own.takeElements()) {
            return new Unfit(null, new Misfit(Reason.BROKEN_JSON, "the record is no JSON object"), null);
        }
        for (int i = 0; i < own.columns.cells.length; i++) {
            if (!own.columns.captured(i)) {
                Misfit misfit = own.put(values, i, chain);
                if (misfit != null) {
                    misfits.add(own.columns.cells[i].column.name(), own.columns.cells[i].column, misfit);
                    return new Unfit(own.columns.cells[i].column.name(), misfit, key());
                }
            }
        }
        for (Explosion child : children) {
            Unfit unfit = child.explode();
            if (unfit != null) {
                return unfit;
            }
        }
        remains.begin();
        List<List<Row.ChildRow>> childRows = new ArrayList<>(children.size());
        for (Explosion child : children) {
            childRows.add(child.rows());
        }
        String extra = remains.of(record, "", "");
        long longest = childRows.stream()
                .flatMap(List::stream)
                .mapToLong(row -> row.extra() == null ? 0 : row.extra().length())
                .reduce(extra == null ? 0 : extra.length(), Math::max);
        if (longest > contract.limits().value()) {
            return new Unfit(null, TooLong.value(longest, contract.limits().value()), key());
        }
        if (contract.unknownFields() == UnknownFields.REFUSE && remains.first() != null) {
            return new Unfit(
                    null,
                    new Misfit(
                            Reason.UNKNOWN_FIELD,
                            "the contract does not know the field " + Misfit.shown(remains.first())
                                    + "; declare it, or set `unknown_fields: keep` or `add`"),
                    key());
        }
        return new Row(number, values, RowHash.of(values), extra, childRows);
    }

    List<String> unknownFields() {
        return List.copyOf(remains.names);
    }

    List<String> missingColumns() {
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < own.seen.length; i++) {
            if (!own.seen[i] && !own.columns.captured(i)) {
                missing.add(own.columns.cells[i].column.name());
            }
        }
        return missing;
    }

    Layout layout() {
        Map<String, List<String>> from = new TreeMap<>();
        own.from("", from);
        children.forEach(child -> child.columns.from(child.child.name() + ".", from));
        Map<String, List<String>> unknown = new TreeMap<>();
        remains.fields.forEach((child, names) -> unknown.put(child, List.copyOf(names)));
        return new Layout(List.of(), from, unknown, misfits.wider());
    }

    private RowValues key() {
        RowValues record = own.columns.blank();
        List<ValueNode> whole = List.of(chain.getFirst());
        return own.columns.key(record, column -> own.put(record, column, whole));
    }

    /** One child: its array's path, through as many arrays as it takes, and the elements of the current record. */
    private final class Explosion {
        private final Child child;
        private final JsonColumns columns;
        private final JsonName[] path;
        private final boolean takesElements;
        private final List<Element> elements = new ArrayList<>();

        Explosion(Child child, JsonColumns columns) {
            this.child = child;
            this.columns = columns;
            this.path = JsonPath.names(child.each());
            this.takesElements = columns.takeElements();
        }

        Unfit explode() {
            elements.clear();
            try {
                return into(chain.getFirst(), 0, false);
            } catch (JsonPath.Ambiguous ambiguous) {
                return new Unfit(child.name(), ambiguous.misfit(), key());
            }
        }

        private Unfit into(ValueNode node, int depth, boolean element) throws JsonPath.Ambiguous {
            if (node instanceof ValueNode.Array array) {
                array.touched = true;
                array.taken |= depth == path.length;
                for (ValueNode each : array.elements) {
                    chain.add(each);
                    Unfit unfit = into(each, depth, true);
                    chain.removeLast();
                    if (unfit != null) {
                        return unfit;
                    }
                }
                return null;
            }
            if (depth == path.length && element) {
                return take(node);
            }
            if (node == ValueNode.Literal.NULL) {
                return null;
            }
            if (child.orOne() && depth > 0 && !element && (takesElements || node instanceof ValueNode.Obj)) {
                chain.add(node);
                Unfit unfit = into(node, depth, true);
                chain.removeLast();
                return unfit;
            }
            if (depth == path.length || !(node instanceof ValueNode.Obj object)) {
                return new Unfit(child.name(), noArray(node), key());
            }
            int field = path[depth].find(object);
            if (field == JsonName.AMBIGUOUS) {
                throw new JsonPath.Ambiguous(path[depth].exact, field);
            }
            if (field < 0) {
                return null;
            }
            object.touched = true;
            ValueNode value = object.values[field];
            boolean alone = child.orOne() && depth + 1 == path.length && !(value instanceof ValueNode.Array);
            object.used[field] |= alone || value == ValueNode.Literal.NULL;
            return into(value, depth + 1, false);
        }

        private Misfit noArray(ValueNode node) {
            return Misfit.of(
                    Reason.NOT_AN_ARRAY,
                    JsonWriter.text(node),
                    node instanceof ValueNode.Obj
                            ? "is not the array that `each` names, but one object; with `each_or_one: true` it is its one element"
                            : "is not the array that `each` names");
        }

        private Unfit take(ValueNode node) {
            RowValues values = columns.columns.blank();
            for (int i = 0; i < columns.columns.cells.length; i++) {
                Misfit misfit = columns.put(values, i, chain);
                if (misfit != null) {
                    String column = child.name() + "." + columns.columns.cells[i].column.name();
                    misfits.add(column, columns.columns.cells[i].column, misfit);
                    return new Unfit(
                            column,
                            new Misfit(
                                    misfit.reason(),
                                    misfit.message() + " (element " + (elements.size() + 1) + " of " + child.each()
                                            + ")"),
                            key());
                }
            }
            elements.add(new Element(node, values));
            return null;
        }

        List<Row.ChildRow> rows() {
            List<Row.ChildRow> rows = new ArrayList<>(elements.size());
            for (Element element : elements) {
                boolean scalar = !(element.node instanceof ValueNode.Obj);
                String extra = scalar && takesElements ? null : remains.of(element.node, child.name(), child.each());
                rows.add(new Row.ChildRow(rows.size() + 1, element.values, RowHash.of(element.values), extra));
            }
            return rows;
        }
    }
}
