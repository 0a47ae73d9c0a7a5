package dev.varve.formats.json;

import dev.varve.formats.tree.ValueNode;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Where the places of {@code from} lie that are told from a document's top. */
public final class JsonPlaces {
    /** Pointer of the array of records; null where records are documents themselves. */
    private final String records;

    private final Set<String> wanted = new LinkedHashSet<>();
    private final Map<String, ValueNode> found = new HashMap<>();

    private JsonPlaces(String records) {
        this.records = records;
    }

    public static JsonPlaces ofRecords() {
        return new JsonPlaces(null);
    }

    static JsonPlaces around(String records) {
        return new JsonPlaces(records);
    }

    JsonPath path(String from) {
        JsonPath path = JsonPath.of(from);
        if (records == null) {
            return path;
        }
        JsonPath top = path.fromTop(records);
        if (top.pointer != null) {
            wanted.add(top.pointer);
        }
        return top;
    }

    /** @return null where nothing stands there */
    ValueNode find(JsonPath path, ValueNode record) throws JsonPath.Ambiguous {
        return records == null ? path.find(record) : found.get(path.pointer);
    }

    Set<String> wanted() {
        return wanted;
    }

    void found(String pointer, ValueNode value) {
        found.put(pointer, value);
    }

    boolean complete() {
        return found.keySet().containsAll(wanted);
    }
}
