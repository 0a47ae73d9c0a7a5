package dev.varve.formats;

import dev.varve.formats.parquet.Field;
import dev.varve.formats.parquet.Kind;
import dev.varve.formats.parquet.Leaf;
import java.io.IOException;
import java.util.List;

/** Puts the values of a row group's columns together to records, as JSON would write them. */
final class ParquetRecord {
    private final List<Field> fields;
    private final List<Leaf> leaves;
    private final ParquetValues values = new ParquetValues();

    ParquetRecord(List<Field> fields, List<Leaf> leaves) {
        this.fields = fields;
        this.leaves = leaves;
    }

    /** Why the record is none, or null. */
    Misfit misfit() {
        return values.misfit;
    }

    JsonNode next() throws IOException {
        values.misfit = null;
        JsonNode.Obj record = new JsonNode.Obj();
        for (Field field : fields) {
            add(record, field.name(), field(field, 0));
        }
        return record;
    }

    private void add(JsonNode.Obj object, String name, JsonNode value) {
        if (!object.add(name, value) && values.misfit == null) {
            values.misfit = new Misfit(
                    Reason.DUPLICATE_FIELD, "the field " + Misfit.shown(name) + " stands twice in one object");
        }
    }

    /** @param begins the level that the first value's repetition must have */
    private JsonNode field(Field field, int begins) throws IOException {
        if (!field.isRepeated()) {
            return value(field, begins);
        }
        JsonNode.Array array = new JsonNode.Array();
        Leaf first = leaves.get(field.firstLeaf());
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

    private JsonNode value(Field field, int begins) throws IOException {
        if (!field.isGroup()) {
            Leaf leaf = leaves.get(field.leaf());
            demand(leaf, begins);
            JsonNode value = leaf.isPresent() ? values.of(leaf) : JsonNode.Literal.NULL;
            leaf.next();
            return value;
        }
        if (leaves.get(field.firstLeaf()).definition() < field.definition()) {
            skip(field, begins);
            return JsonNode.Literal.NULL;
        }
        List<Field> children = field.children();
        Field only = children.getFirst();
        boolean wraps = children.size() == 1 && only.isRepeated();
        if (wraps && field.kind() instanceof Kind.List) {
            return list(field, only, begins);
        }
        if (wraps
                && field.kind() instanceof Kind.Map
                && only.isGroup()
                && only.children().size() == 2) {
            return map(only, begins);
        }
        JsonNode.Obj object = new JsonNode.Obj();
        for (Field child : children) {
            add(object, child.name(), field(child, begins));
        }
        return object;
    }

    private void skip(Field field, int begins) throws IOException {
        if (!field.isGroup()) {
            Leaf leaf = leaves.get(field.leaf());
            demand(leaf, begins);
            if (leaf.isPresent()) {
                throw contradiction(leaf);
            }
            leaf.next();
        }
        for (Field child : field.children()) {
            skip(child, begins);
        }
    }

    private static void demand(Leaf leaf, int repetition) {
        if (leaf.isAtEnd() || leaf.repetition() != repetition) {
            throw contradiction(leaf);
        }
    }

    private static RefusedFile contradiction(Leaf leaf) {
        return new RefusedFile(
                Reason.CORRUPT,
                "The Parquet file is damaged: its columns disagree on a record, first seen in "
                        + leaf.field().name() + ". Ask for it again.");
    }

    /** The element is the repeated field's only child, or, as older writers have it, the repeated field itself. */
    private JsonNode list(Field list, Field repeated, int begins) throws IOException {
        boolean itself = !repeated.isGroup()
                || repeated.children().size() > 1
                || repeated.children().getFirst().isRepeated()
                || repeated.name().equals("array")
                || repeated.name().equals(list.name() + "_tuple");
        JsonNode elements = field(repeated, begins);
        if (itself) {
            return elements;
        }
        List<JsonNode> all = ((JsonNode.Array) elements).elements;
        all.replaceAll(wrapped -> ((JsonNode.Obj) wrapped).values[0]);
        return elements;
    }

    private JsonNode map(Field repeated, int begins) throws IOException {
        JsonNode.Obj map = new JsonNode.Obj();
        for (JsonNode entry : ((JsonNode.Array) field(repeated, begins)).elements) {
            JsonNode.Obj pair = (JsonNode.Obj) entry;
            add(map, Cell.text(pair.values[0]), pair.values[1]);
        }
        return map;
    }
}
