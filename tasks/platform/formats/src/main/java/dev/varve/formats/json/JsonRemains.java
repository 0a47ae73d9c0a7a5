package dev.varve.formats.json;

import dev.varve.formats.tree.JsonWriter;
import dev.varve.formats.tree.ValueNode;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a record has beyond its contract: every field that no column took, in its place. */
final class JsonRemains {
    private static final int MOST_NAMES = 1_000;

    /** Dotted names of unknown fields met so far. */
    final Set<String> names = new LinkedHashSet<>();

    /** Own fields of the elements that are unknown whole, by child. */
    final Map<String, Set<String>> fields = new TreeMap<>();

    private final StringBuilder json = new StringBuilder();
    private String first;
    private ValueNode own;
    private String table;

    /** A record starts. */
    void begin() {
        first = null;
    }

    /** Name of the first unknown field of the record, or null. */
    String first() {
        return first;
    }

    /** @return null where nothing remains */
    String of(ValueNode element, String child, String path) {
        json.setLength(0);
        own = element;
        table = child;
        boolean empty = element instanceof ValueNode.Obj object && object.size == 0;
        return !empty && write(element, path) ? json.toString() : null;
    }

    private boolean write(ValueNode node, String path) {
        return switch (node) {
            case ValueNode.Obj object -> !object.taken && object(object, path);
            case ValueNode.Array array -> !array.taken && array(array, path);
            default -> node != ValueNode.Literal.NULL && whole(node, path);
        };
    }

    private boolean whole(ValueNode node, String path) {
        if (names.size() < MOST_NAMES) {
            names.add(path);
        }
        if (first == null) {
            first = path;
        }
        JsonWriter.write(json, node);
        return true;
    }

    private void field(String name) {
        Set<String> known = fields.computeIfAbsent(table, child -> new LinkedHashSet<>());
        if (known.size() < MOST_NAMES) {
            known.add(name);
        }
    }

    private boolean object(ValueNode.Obj object, String path) {
        if (object.size == 0) {
            return whole(object, path);
        }
        int start = json.length();
        char separator = '{';
        for (int i = 0; i < object.size; i++) {
            if (object.used[i]) {
                continue;
            }
            int before = json.length();
            json.append(separator);
            JsonWriter.string(json, object.names[i]);
            json.append(':');
            ValueNode value = object.values[i];
            String name = path.isEmpty() ? object.names[i] : path + "." + object.names[i];
            if (isTouched(value) ? write(value, name) : whole(value, name)) {
                separator = ',';
                if (object == own && !isTouched(value)) {
                    field(object.names[i]);
                }
            } else {
                json.setLength(before);
            }
        }
        if (separator == '{') {
            json.setLength(start);
            return false;
        }
        json.append('}');
        return true;
    }

    /** Elements keep their places: one of which nothing remains stands there empty. */
    private boolean array(ValueNode.Array array, String path) {
        int start = json.length();
        boolean any = false;
        json.append('[');
        for (int i = 0; i < array.elements.size(); i++) {
            json.append(i == 0 ? "" : ",");
            ValueNode element = array.elements.get(i);
            if (!array.isUsed(i) && (isTouched(element) ? write(element, path) : whole(element, path))) {
                any = true;
            } else {
                json.append(
                        switch (element) {
                            case ValueNode.Array _ -> "[]";
                            case ValueNode.Obj _ -> "{}";
                            default -> "null";
                        });
            }
        }
        json.append(']');
        if (!any) {
            json.setLength(start);
        }
        return any;
    }

    private static boolean isTouched(ValueNode node) {
        return switch (node) {
            case ValueNode.Obj object -> object.touched || object.taken;
            case ValueNode.Array array -> array.touched || array.taken;
            default -> false;
        };
    }
}
