package dev.varve.formats;

import dev.varve.formats.parquet.Field;
import dev.varve.formats.parquet.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Reads the JSON that a person wrote in place of a Parquet row; times and bytes are typed as the file's own fields are. */
final class CorrectedRecord {
    private final List<Field> fields;
    private final JsonParser parser = new JsonParser();

    CorrectedRecord(List<Field> fields) {
        this.fields = fields;
    }

    JsonNode read(String text, long number) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            parser.over(bytes, 0, bytes.length);
            JsonNode record = parser.whole();
            if (parser.duplicate == null && record instanceof JsonNode.Obj object) {
                fields.forEach(field -> retype(object, field));
                return record;
            }
            throw refused(
                    number,
                    parser.duplicate == null ? "is no object" : "has " + Misfit.shown(parser.duplicate) + " twice");
        } catch (BrokenJson broken) {
            throw refused(number, broken.getMessage());
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
    }

    private static RefusedFile refused(long number, String why) {
        return new RefusedFile(
                Reason.BROKEN_JSON,
                "The corrected text of row " + number + " must be the row as one JSON object, and " + why
                        + ". Correct it.");
    }

    private static void retype(JsonNode.Obj object, Field field) {
        int at = object.find(field.name());
        if (at >= 0) {
            object.values[at] = typed(object.values[at], field);
        }
    }

    /** Down to the elements of lists; what a map holds stays as JSON says it. */
    private static JsonNode typed(JsonNode node, Field field) {
        return switch (node) {
            case JsonNode.Text(String text) -> typed(text, field);
            case JsonNode.Obj object
            when !(field.kind() instanceof Kind.Map) -> {
                field.children().forEach(child -> retype(object, child));
                yield object;
            }
            case JsonNode.Array array -> {
                Field element = element(field);
                array.elements.replaceAll(one -> typed(one, element));
                yield array;
            }
            default -> node;
        };
    }

    private static Field element(Field field) {
        Field element = field;
        while (element.children().size() == 1 && (element.kind() instanceof Kind.List || element.isRepeated())) {
            element = element.children().getFirst();
        }
        return element;
    }

    private static JsonNode typed(String text, Field field) {
        if (field.isGroup()) {
            return new JsonNode.Text(text);
        }
        boolean int96 = field.physical() == Field.Physical.INT96;
        return switch (field.kind()) {
            case Kind.Date _, Kind.Time _, Kind.Timestamp _ -> new JsonNode.Time(text);
            case Kind.Plain _ when int96 -> new JsonNode.Time(text);
            case Kind.Plain _ when field.physical().isBytes() -> bytes(text);
            default -> new JsonNode.Text(text);
        };
    }

    private static JsonNode bytes(String text) {
        try {
            return new JsonNode.Bytes(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            return new JsonNode.Text(text);
        }
    }
}
