package dev.varve.formats.parquet.rows;

import dev.varve.formats.column.ColumnRule;
import dev.varve.formats.parquet.ColumnChunk;
import dev.varve.formats.parquet.LogicalType;
import dev.varve.formats.parquet.SchemaField;
import dev.varve.formats.refusal.Misfit;
import dev.varve.formats.refusal.Reason;
import dev.varve.formats.refusal.RefusedFile;
import dev.varve.formats.tree.ValueNode;
import java.io.IOException;
import java.util.List;

/** Puts the values of a row group's columns together to records, as JSON would write them. */
final class ParquetRecord {
    private final List<SchemaField> fields;
    private final List<ColumnChunk> leaves;
    private final ParquetValues values;

    /** @param longest bytes of a value */
    ParquetRecord(List<SchemaField> fields, List<ColumnChunk> leaves, int longest) {
        this.values = new ParquetValues(longest);
        this.fields = fields;
        this.leaves = leaves;
    }

    /** Why the record is none, or null. */
    Misfit misfit() {
        return values.misfit;
    }

    ValueNode next() throws IOException {
        values.misfit = null;
        ValueNode.Obj record = new ValueNode.Obj();
        for (SchemaField field : fields) {
            add(record, field.name(), field(field, 0));
        }
        return record;
    }

    private void add(ValueNode.Obj object, String name, ValueNode value) {
        if (!object.add(name, value) && values.misfit == null) {
            values.misfit = new Misfit(
                    Reason.DUPLICATE_FIELD, "the field " + Misfit.shown(name) + " stands twice in one object");
        }
    }

    /** @param begins the level that the first value's repetition must have */
    private ValueNode field(SchemaField field, int begins) throws IOException {
        if (!field.isRepeated()) {
            return value(field, begins);
        }
        ValueNode.Array array = new ValueNode.Array();
        ColumnChunk first = leaves.get(field.firstLeaf());
        if (first.definition() < field.definition()) {
            skip(field, begins);
            return array;
        }
        int due = begins;
        do {
            array.elements.add(value(field, due));
            due = field.repetition();
        } while (first.repetition() == due);
        return array;
    }

    private ValueNode value(SchemaField field, int begins) throws IOException {
        if (!field.isGroup()) {
            ColumnChunk leaf = leaves.get(field.leaf());
            demand(leaf, begins);
            ValueNode value = leaf.isPresent() ? values.of(leaf) : ValueNode.Literal.NULL;
            leaf.next();
            return value;
        }
        if (leaves.get(field.firstLeaf()).definition() < field.definition()) {
            skip(field, begins);
            return ValueNode.Literal.NULL;
        }
        List<SchemaField> children = field.children();
        SchemaField only = children.getFirst();
        boolean wraps = children.size() == 1 && only.isRepeated();
        if (wraps && field.kind() instanceof LogicalType.List) {
            return list(field, only, begins);
        }
        if (wraps
                && field.kind() instanceof LogicalType.Map
                && only.isGroup()
                && only.children().size() <= 2) {
            return map(only, begins);
        }
        ValueNode.Obj object = new ValueNode.Obj();
        for (SchemaField child : children) {
            add(object, child.name(), field(child, begins));
        }
        return object;
    }

    private void skip(SchemaField field, int begins) throws IOException {
        if (!field.isGroup()) {
            ColumnChunk leaf = leaves.get(field.leaf());
            demand(leaf, begins);
            if (leaf.isPresent()) {
                throw contradiction(leaf);
            }
            leaf.next();
        }
        for (SchemaField child : field.children()) {
            skip(child, begins);
        }
    }

    private static void demand(ColumnChunk leaf, int repetition) {
        if (leaf.isAtEnd() || leaf.repetition() != repetition) {
            throw contradiction(leaf);
        }
    }

    private static RefusedFile contradiction(ColumnChunk leaf) {
        return new RefusedFile(
                Reason.CORRUPT,
                "The Parquet file is damaged: its columns disagree on a record, first seen in "
                        + leaf.field().name() + ". Ask for it again.");
    }

    /** The element is the repeated field's only child, or, as older writers have it, the repeated field itself. */
    private ValueNode list(SchemaField list, SchemaField repeated, int begins) throws IOException {
        boolean itself = !repeated.isGroup()
                || repeated.children().size() > 1
                || repeated.children().getFirst().isRepeated()
                || repeated.name().equals("array")
                || repeated.name().equals(list.name() + "_tuple");
        ValueNode elements = field(repeated, begins);
        if (itself) {
            return elements;
        }
        List<ValueNode> all = ((ValueNode.Array) elements).elements;
        all.replaceAll(wrapped -> ((ValueNode.Obj) wrapped).values[0]);
        return elements;
    }

    private ValueNode map(SchemaField repeated, int begins) throws IOException {
        ValueNode.Obj map = new ValueNode.Obj();
        for (ValueNode entry : ((ValueNode.Array) field(repeated, begins)).elements) {
            ValueNode.Obj pair = (ValueNode.Obj) entry;
            // A map without values is a set: of each key there is nothing to say.
            add(map, ColumnRule.text(pair.values[0]), pair.size == 1 ? ValueNode.Literal.NULL : pair.values[1]);
        }
        return map;
    }
}
