package dev.varve.formats.parquet.rows;

import dev.varve.formats.parquet.LogicalType;
import dev.varve.formats.parquet.SchemaField;
import dev.varve.formats.refusal.Misfit;
import dev.varve.formats.refusal.Reason;
import dev.varve.formats.refusal.RefusedFile;
import dev.varve.formats.tree.BrokenJson;
import dev.varve.formats.tree.JsonParser;
import dev.varve.formats.tree.ValueNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Reads the JSON that a person wrote in place of a Parquet row; times and bytes are typed as the file's own fields are. */
final class CorrectedRecord {
    private final List<SchemaField> fields;
    private final JsonParser parser = new JsonParser();

    CorrectedRecord(List<SchemaField> fields) {
        this.fields = fields;
    }

    ValueNode read(String text, long number) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            parser.over(bytes, 0, bytes.length);
            ValueNode record = parser.whole();
            if (parser.duplicate == null && record instanceof ValueNode.Obj object) {
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

    private static void retype(ValueNode.Obj object, SchemaField field) {
        int at = object.find(field.name());
        if (at >= 0) {
            object.values[at] = typed(object.values[at], field);
        }
    }

    /** Down to the elements of lists; what a map holds stays as JSON says it. */
    private static ValueNode typed(ValueNode node, SchemaField field) {
        return switch (node) {
            case ValueNode.Text(String text) -> typed(text, field);
            case ValueNode.Obj object
            when !(field.kind() instanceof LogicalType.Map) -> {
                field.children().forEach(child -> retype(object, child));
                yield object;
            }
            case ValueNode.Array array -> {
                SchemaField element = element(field);
                array.elements.replaceAll(one -> typed(one, element));
                yield array;
            }
            default -> node;
        };
    }

    private static SchemaField element(SchemaField field) {
        SchemaField element = field;
        while (element.children().size() == 1 && (element.kind() instanceof LogicalType.List || element.isRepeated())) {
            element = element.children().getFirst();
        }
        return element;
    }

    private static ValueNode typed(String text, SchemaField field) {
        if (field.isGroup()) {
            return new ValueNode.Text(text);
        }
        boolean int96 = field.physical() == SchemaField.Physical.INT96;
        return switch (field.kind()) {
            case LogicalType.Date _, LogicalType.Time _, LogicalType.Timestamp _ -> new ValueNode.Time(text);
            case LogicalType.Plain _ when int96 -> new ValueNode.Time(text);
            case LogicalType.Plain _ when field.physical().isBytes() -> bytes(text);
            default -> new ValueNode.Text(text);
        };
    }

    private static ValueNode bytes(String text) {
        try {
            return new ValueNode.Bytes(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            return new ValueNode.Text(text);
        }
    }
}
