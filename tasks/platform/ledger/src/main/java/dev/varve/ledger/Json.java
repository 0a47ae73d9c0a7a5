package dev.varve.ledger;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON text of small records. */
public final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();

    /** Making a mapper takes longer than most tasks with nothing to do. */
    private static final class Mappers {
        static final JsonMapper SORTED = JsonMapper.builder()
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .addModule(MomentJson.module())
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
        return text(ObjectWriteContext.empty(), json -> write(json, value));
    }

    private static String text(ObjectWriteContext context, Consumer<JsonGenerator> writing) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(context, text)) {
            writing.accept(json);
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

    /** A line for each value. */
    public static String lines(Object value) {
        return Mappers.SORTED.writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n";
    }

    /** The same, of what is written. */
    static String lines(Consumer<JsonGenerator> writing) {
        return text(new Lines(), writing) + "\n";
    }

    private static final class Lines extends ObjectWriteContext.Base {
        @Override
        public PrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter();
        }
    }

    public static Map<String, String> texts(String json) {
        Map<String, String> texts = new TreeMap<>();
        map(json).forEach((name, value) -> texts.put(name, (String) value));
        return texts;
    }

    /** Maps, lists, texts, numbers, booleans and nulls, in the order of the text. */
    public static Map<String, Object> map(String json) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            return object(parser);
        }
    }

    private static Map<String, Object> object(JsonParser parser) {
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            object.put(name, value(parser));
        }
        return object;
    }

    private static Object value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> {
                List<Object> array = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.add(value(parser));
                }
                yield array;
            }
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    public static <T> T read(String json, Class<T> type) {
        return Mappers.SORTED.readValue(json, type);
    }
}
