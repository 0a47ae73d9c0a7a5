package dev.varve.formats.parquet;

import dev.varve.formats.parquet.SchemaField.Physical;
import dev.varve.formats.parquet.SchemaField.Repetition;
import java.util.ArrayList;
import java.util.List;

/** Builds the tree of fields of a footer's flat list of schema elements. */
final class SchemaReader {
    private static final int DEEPEST = 100;
    private static final int MOST_COLUMNS = 20_000;

    private final List<Thrift.Struct> elements;
    private final List<SchemaField> leaves = new ArrayList<>();
    private int next;

    SchemaReader(List<Thrift.Struct> elements) {
        this.elements = elements;
    }

    SchemaField root() {
        if (elements.isEmpty()) {
            throw Damage.corrupt("its footer has no schema");
        }
        SchemaField root = read(0, 0, 0);
        if (next != elements.size() || root.children().isEmpty()) {
            throw Damage.corrupt("its schema has " + elements.size() + " elements, of which " + next + " belong to it");
        }
        return root;
    }

    List<SchemaField> leaves() {
        return leaves;
    }

    private SchemaField read(int definition, int repetition, int depth) {
        if (next == elements.size() || depth > DEEPEST || leaves.size() > MOST_COLUMNS) {
            throw Damage.corrupt("its schema does not end, or has more than " + MOST_COLUMNS + " columns");
        }
        Thrift.Struct element = elements.get(next++);
        String name = element.text(4);
        Repetition occurs = depth == 0 ? Repetition.REQUIRED : occurs(element, name);
        int defined = definition + (occurs == Repetition.REQUIRED ? 0 : 1);
        int repeated = repetition + (occurs == Repetition.REPEATED ? 1 : 0);
        if (!element.has(1)) {
            int count = element.size(5, "the number of fields in " + name);
            if (count == 0 || count > elements.size() - next) {
                throw Damage.corrupt("the group " + name + " has " + count + " fields");
            }
            List<SchemaField> children = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                children.add(read(defined, repeated, depth + 1));
            }
            return new SchemaField(
                    name,
                    occurs,
                    LogicalTypeReader.ofGroup(element),
                    null,
                    0,
                    defined,
                    repeated,
                    -1,
                    List.copyOf(children));
        }
        Physical physical = physical(element.number(1, "the type of " + name), name);
        int length = physical == Physical.FIXED ? element.size(2, "the length of " + name) : 0;
        if (physical == Physical.INT96) {
            length = 12;
        }
        LogicalType kind = LogicalTypeReader.of(element, physical, length, name);
        SchemaField leaf =
                new SchemaField(name, occurs, kind, physical, length, defined, repeated, leaves.size(), List.of());
        leaves.add(leaf);
        return leaf;
    }

    private static Repetition occurs(Thrift.Struct element, String name) {
        long type = element.number(3, "whether " + name + " is required");
        if (type < 0 || type > 2) {
            throw Damage.corrupt("the repetition of " + name + " is " + type);
        }
        return Repetition.values()[(int) type];
    }

    static Physical physical(long type, String name) {
        if (type < 0 || type > 7) {
            throw Damage.corrupt("the type of " + name + " is " + type);
        }
        return Physical.values()[(int) type];
    }
}
