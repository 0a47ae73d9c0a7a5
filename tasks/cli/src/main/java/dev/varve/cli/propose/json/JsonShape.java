package dev.varve.cli.propose.json;

import dev.varve.cli.propose.evidence.Evidence;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** What stands at one place of many JSON records. */
final class JsonShape {
    private static final int MOST_FIELDS = 500;
    /** Objects with so many names, most of them rare, are maps rather than records. */
    private static final int MAP_FIELDS = 40;

    final Evidence evidence;
    final Map<String, JsonShape> fields = new LinkedHashMap<>();
    long present;
    long objects;
    long arrays;
    long scalars;
    JsonShape elements;

    private final boolean child;
    private boolean wide;

    JsonShape(boolean child) {
        this.child = child;
        this.evidence = new Evidence(child);
    }

    /** Takes the value that the parser stands at. @param number of the record */
    void add(long number, JsonParser parser) {
        present++;
        JsonToken token = parser.currentToken();
        switch (token) {
            case START_OBJECT -> {
                objects++;
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    wide |= fields.size() == MOST_FIELDS && !fields.containsKey(name);
                    if (wide) {
                        parser.skipChildren();
                    } else {
                        fields.computeIfAbsent(name, any -> new JsonShape(child))
                                .add(number, parser);
                    }
                }
            }
            case START_ARRAY -> {
                arrays++;
                elements = elements == null ? new JsonShape(true) : elements;
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    elements.add(number, parser);
                }
            }
            case VALUE_NULL -> {}
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                scalars++;
                evidence.addNumber(number, parser.getString());
            }
            default -> {
                scalars++;
                evidence.add(number, parser.getString(), token == JsonToken.VALUE_STRING);
            }
        }
    }

    boolean isObject() {
        return objects > 0 && arrays == 0 && scalars == 0 && !fields.isEmpty() && !isMap();
    }

    /** An array of records or of values, of one kind. */
    boolean isArray() {
        return arrays > 0 && objects == 0 && scalars == 0 && elements.present > 0 && !elements.isMixed();
    }

    /** An array that never had an element. */
    boolean isEmptyArray() {
        return arrays > 0 && objects == 0 && scalars == 0 && elements.present == 0;
    }

    boolean isScalar() {
        return objects == 0 && arrays == 0;
    }

    private boolean isMixed() {
        return arrays > 0 || objects > 0 && (scalars > 0 || isMap() || fields.isEmpty());
    }

    private boolean isMap() {
        long values = fields.values().stream().mapToLong(field -> field.present).sum();
        return wide || fields.size() > MAP_FIELDS && values < objects * fields.size() * 0.3;
    }
}
