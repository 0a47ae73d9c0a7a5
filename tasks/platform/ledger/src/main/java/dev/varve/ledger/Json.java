package dev.varve.ledger;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON text of small records. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private static final JsonMapper IN_ORDER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private Json() {}

    /** A map's entries in their own order. */
    public static String inOrder(Map<String, Object> value) {
        return IN_ORDER.writeValueAsString(value);
    }

    public static String text(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    public static String lines(Object value) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n";
    }

    public static Map<String, String> texts(String json) {
        return new TreeMap<>(MAPPER.readValue(json, new TypeReference<Map<String, String>>() {}));
    }

    public static Map<String, Object> map(String json) {
        return new LinkedHashMap<>(MAPPER.readValue(json, new TypeReference<Map<String, Object>>() {}));
    }

    public static <T> T read(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }
}
