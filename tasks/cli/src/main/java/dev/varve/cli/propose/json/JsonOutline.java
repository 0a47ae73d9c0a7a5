package dev.varve.cli.propose.json;

import dev.varve.cli.propose.sample.Sample;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Where a JSON file's records are.
 *
 * @param several more than one document stands in the file
 * @param records pointer to the array of records; empty where the document is the array, or the one record
 * @param count of the records
 * @param beside scalars around the array, by pointer
 */
record JsonOutline(boolean several, String records, long count, Map<String, String> beside) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int MOST_BESIDE = 100;

    static JsonOutline of(Sample sample) throws IOException {
        try (InputStream in = sample.open();
                JsonParser parser = JSON.createParser(ObjectReadContext.empty(), in)) {
            Map<String, Long> arrays = new LinkedHashMap<>();
            Map<String, String> beside = new LinkedHashMap<>();
            parser.nextToken();
            walk(parser, "", arrays, beside);
            if (parser.nextToken() != null) {
                return new JsonOutline(true, "", 0, Map.of());
            }
            Optional<Map.Entry<String, Long>> most =
                    arrays.entrySet().stream().reduce((one, other) -> other.getValue() > one.getValue() ? other : one);
            return new JsonOutline(
                    false,
                    most.map(Map.Entry::getKey).orElse(""),
                    most.map(Map.Entry::getValue).orElse(1L),
                    most.isPresent() ? beside : Map.of());
        }
    }

    /** The scalar that claims how many records there are. */
    Optional<String> declaredRows() {
        return beside.entrySet().stream()
                .filter(entry -> entry.getValue().equals(Long.toString(count)))
                .filter(entry -> count > 20
                        || entry.getKey()
                                .toLowerCase(java.util.Locale.ROOT)
                                .matches(".*(count|total|rows|size|records).*"))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static void walk(JsonParser parser, String pointer, Map<String, Long> arrays, Map<String, String> beside) {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_ARRAY) {
            long count = 0;
            boolean objects = true;
            for (JsonToken each = parser.nextToken(); each != JsonToken.END_ARRAY; each = parser.nextToken()) {
                count++;
                objects &= each == JsonToken.START_OBJECT;
                parser.skipChildren();
            }
            if (objects && count > 0 || pointer.isEmpty()) {
                arrays.put(pointer, count);
            }
        } else if (token == JsonToken.START_OBJECT) {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName().replace("~", "~0").replace("/", "~1");
                parser.nextToken();
                walk(parser, pointer + "/" + name, arrays, beside);
            }
        } else if (beside.size() < MOST_BESIDE && token != null) {
            beside.put(pointer, parser.getString());
        }
    }
}
