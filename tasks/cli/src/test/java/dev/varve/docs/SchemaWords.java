package dev.varve.docs;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What a schema demands, in a few words. */
final class SchemaWords {
    private static final List<String> KINDS = List.of(
            "name",
            "columnName",
            "columnNames",
            "dataset",
            "type",
            "words",
            "duration",
            "limit",
            "size",
            "window",
            "pointer",
            "mark",
            "gridSize");
    private static final Set<String> TABLES =
            Set.of("columns", "childColumns", "children", "relationships", "aggregates", "columnChecks", "tableChecks");
    private static final Set<String> SCALAR = Set.of("string", "number", "boolean");

    private final ContractSchema schema;

    SchemaWords(ContractSchema schema) {
        this.schema = schema;
    }

    List<String> kinds() {
        return KINDS;
    }

    /** Whether keys of this definition stand in a table of their own. */
    boolean hasTable(String definition) {
        return TABLES.contains(definition);
    }

    static String spaced(String name) {
        return name.replaceAll("(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    String value(JsonNode value) {
        return schema.reference(value).map(this::defined).orElseGet(() -> forms(value, true));
    }

    /** What may stand where a mapping could. */
    String scalar(JsonNode value) {
        return forms(value, false);
    }

    private String defined(String name) {
        return switch (name) {
            case "childColumns" -> "as [columns](#columns)";
            case "columnChecks" -> "[checks](#checks-of-a-column)";
            case "tableChecks" -> "[checks](#checks-of-a-table)";
            case "type" -> "[type](types.md)";
            default ->
                TABLES.contains(name)
                        ? "see [" + name + "](#" + name + ")"
                        : KINDS.contains(name)
                                ? "[" + spaced(name) + "](#kinds-of-values)"
                                : forms(schema.definition(name), true);
        };
    }

    private String forms(JsonNode value, boolean mappings) {
        Stream<JsonNode> forms = value.has("anyOf") && !value.has("properties")
                ? ContractSchema.children(value.get("anyOf"))
                : Stream.of(value);
        return forms.map(form -> schema.reference(form).map(this::defined).orElseGet(() -> form(form, mappings)))
                .filter(text -> !text.isEmpty())
                .distinct()
                .collect(Collectors.joining(" or "));
    }

    private String form(JsonNode form, boolean mappings) {
        if (form.has("anyOf") && !form.has("properties")) {
            return forms(form, mappings);
        }
        if (form.has("const") || form.has("enum")) {
            return constants(form);
        }
        Set<String> types = (form.path("type").isArray()
                        ? ContractSchema.children(form.get("type"))
                        : Stream.of(form.path("type")))
                .map(type -> type.asString(""))
                .collect(Collectors.toSet());
        if (types.containsAll(SCALAR)) {
            return types.contains("null") ? "scalar or null" : "scalar";
        }
        if (types.contains("object")) {
            return mappings ? "mapping" : "";
        }
        if (types.contains("array")) {
            return "list of " + forms(form.get("items"), true);
        }
        return types.stream()
                .sorted()
                .map(type -> type.equals("null") ? "" : type.equals("string") ? "text" : type + range(form))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" or "));
    }

    private static String range(JsonNode form) {
        String least = form.has("minimum") ? " from " + form.get("minimum").asString() : "";
        return least + (form.has("maximum") ? " to " + form.get("maximum").asString() : "");
    }

    String constants(JsonNode form) {
        Stream<JsonNode> constants =
                form.has("const") ? Stream.of(form.get("const")) : ContractSchema.children(form.get("enum"));
        return constants.map(one -> "`" + one.asString() + "`").collect(Collectors.joining(", "));
    }

    String standard(JsonNode value) {
        JsonNode standard = schema.resolved(value).path("default");
        JsonNode own = value.has("default") ? value.get("default") : standard;
        return own.isMissingNode() ? "" : "`" + own.asString() + "`";
    }

    String examples(JsonNode value) {
        return value.has("examples")
                ? " Such as "
                        + ContractSchema.children(value.get("examples"))
                                .map(example ->
                                        "`" + (example.isString() ? example.asString() : example.toString()) + "`")
                                .collect(Collectors.joining(", "))
                        + "."
                : "";
    }
}
