package dev.varve.ledger;

import java.io.StringWriter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON text of small records. */
public final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();

    /** Making a mapper takes longer than most tasks with nothing to do. */
    private static final class Mappers {
        static final JsonMapper SORTED = JsonMapper.builder()
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .build();

        static final JsonMapper IN_ORDER = JsonMapper.builder()
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .build();
    }

    private Json() {}

    /** A map's entries in their own order. */
    public static String inOrder(Map<String, Object> value) {
        return Mappers.IN_ORDER.writeValueAsString(value);
    }

    /** A map's entries by their names. */
    public static String text(Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            write(json, value);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Object value) {
        if (value instanceof String text) {
            json.writeString(text);
        } else if (value instanceof Long || value instanceof Integer) {
            json.writeNumber(((Number) value).longValue());
        } else if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            new TreeMap<>(map).forEach((name, one) -> {
                json.writeName(name.toString());
                write(json, one);
            });
            json.writeEndObject();
        } else if (value instanceof Collection<?> items) {
            json.writeStartArray();
            items.forEach(item -> write(json, item));
            json.writeEndArray();
        } else if (value instanceof Double number) {
            json.writeNumber(number);
        } else {
            json.writeRawValue(Mappers.SORTED.writeValueAsString(value));
        }
    }

    public static String lines(Object value) {
        return Mappers.SORTED.writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n";
    }

    public static Map<String, String> texts(String json) {
        return new TreeMap<>(Mappers.SORTED.readValue(json, new TypeReference<Map<String, String>>() {}));
    }

    public static Map<String, Object> map(String json) {
        return new LinkedHashMap<>(Mappers.SORTED.readValue(json, new TypeReference<Map<String, Object>>() {}));
    }

    public static <T> T read(String json, Class<T> type) {
        return Mappers.SORTED.readValue(json, type);
    }
}
