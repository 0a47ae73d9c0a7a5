package dev.varve.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The reference of a contract's keys, as the JSON Schema has them. */
final class ContractPage {
    /** Definitions that have a table of their own. */
    private static final Map<String, String> SECTIONS = new LinkedHashMap<>();

    static {
        SECTIONS.put("columns", "columnMapping");
        SECTIONS.put("children", "children");
        SECTIONS.put("relationships", "relationships");
        SECTIONS.put("aggregates", "aggregates");
    }

    /** Arguments that most checks take. */
    private static final Set<String> OF_EVERY_CHECK = Set.of("severity", "why", "owner", "where", "id");

    private final ContractSchema schema;
    private final SchemaWords words;
    private final List<String> lines = new ArrayList<>();

    private ContractPage(ContractSchema schema) {
        this.schema = schema;
        this.words = new SchemaWords(schema);
    }

    static String text() {
        try {
            return new ContractPage(new ContractSchema()).write();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private String write() {
        JsonNode root = schema.root();
        lines.add("# Keys of a contract\n\n"
                + Generated.note("[sql/contract.schema.json](../../sql/contract.schema.json)"));
        lines.add(
                "\n" + schema.description(root) + " Keys in bold have to be there. Editors complete by the schema.\n");
        header("key");
        root.get("properties")
                .properties()
                .forEach(key -> row(key.getKey(), key.getValue(), required(root, key.getKey())));
        formats(root.get("properties").get("format"));
        root.get("properties").properties().stream()
                .filter(key -> schema.reference(key.getValue()).isEmpty()
                        && !key.getKey().equals("format"))
                .forEach(key -> keys(key.getKey(), key.getValue()));
        SECTIONS.forEach((name, definition) -> section(name, schema.definition(definition)));
        checks("Checks of a column", "columnCheck");
        checks("Checks of a table", "tableCheck");
        values();
        return String.join("\n", lines).strip() + "\n";
    }

    private void header(String first) {
        lines.add("| " + first + " | value | default | meaning |\n| --- | --- | --- | --- |");
    }

    private void row(String name, JsonNode value, boolean required) {
        String code = "`" + name + "`";
        lines.add("| " + (required ? "**" + code + "**" : code) + " | " + words.value(value) + " | "
                + words.standard(value) + " | " + Generated.cell(schema.description(value)) + words.examples(value)
                + " |");
    }

    private static boolean required(JsonNode object, String key) {
        return object.has("required")
                && ContractSchema.children(object.get("required"))
                        .anyMatch(name -> name.asString().equals(key));
    }

    private void formats(JsonNode format) {
        for (JsonNode form :
                schema.forms(format).filter(form -> form.has("properties")).toList()) {
            String names = schema.forms(form.get("properties").get("type"))
                    .map(words::constants)
                    .collect(Collectors.joining());
            lines.add("\n## format: " + names.replace("`", "") + "\n\n" + schema.description(form) + "\n");
            header("key");
            rows("", form);
        }
    }

    private void keys(String name, JsonNode value) {
        Optional<JsonNode> mapping =
                schema.forms(value).filter(form -> form.has("properties")).findFirst();
        mapping.ifPresent(form -> {
            lines.add("\n## " + name + "\n");
            header("key");
            rows("", form);
        });
    }

    private void section(String name, JsonNode definition) {
        lines.add("\n## " + name + "\n\n" + schema.description(schema.definition(name)) + "\n");
        header("key");
        JsonNode one = definition.has("additionalProperties")
                        && definition.get("additionalProperties").isObject()
                ? definition.get("additionalProperties")
                : definition;
        schema.forms(one).filter(form -> form.has("properties")).forEach(form -> rows("", form));
    }

    /** Keys of a mapping, and of mappings in it that have no table of their own. */
    private void rows(String prefix, JsonNode mapping) {
        mapping.get("properties").properties().forEach(key -> {
            String name = prefix + key.getKey();
            row(name, key.getValue(), required(mapping, key.getKey()));
            if (schema.reference(key.getValue()).filter(words::hasTable).isEmpty()) {
                List<JsonNode> forms = schema.forms(key.getValue()).toList();
                boolean alone = forms.stream().anyMatch(form -> form.has("properties"));
                forms.stream().filter(form -> !alone || !form.has("items")).forEach(form -> inner(name, form));
            }
        });
    }

    private void inner(String name, JsonNode form) {
        if (form.has("properties")) {
            rows(name + ".", form);
        } else if (form.get("additionalProperties") instanceof JsonNode each && each.isObject()) {
            schema.forms(each).filter(value -> value.has("properties")).forEach(value -> rows(name + ".NAME.", value));
        } else if (form.get("items") instanceof JsonNode item) {
            schema.forms(item).filter(value -> value.has("properties")).forEach(value -> rows(name + "[].", value));
        }
    }

    private void checks(String title, String definition) {
        lines.add("\n## " + title + "\n\n" + schema.description(schema.definition(definition + "s"))
                + " Each also takes `severity`, `why`, `owner`, `where` and `id`, as below.\n");
        lines.add("| check | value, where it stands alone | arguments | meaning |\n| --- | --- | --- | --- |");
        JsonNode all = schema.forms(schema.definition(definition))
                .filter(form -> form.has("properties"))
                .findFirst()
                .orElseThrow();
        all.get("properties").properties().forEach(check -> {
            String arguments = schema.forms(check.getValue())
                    .filter(form -> form.has("properties"))
                    .flatMap(form -> form.get("properties").properties().stream())
                    .map(Map.Entry::getKey)
                    .filter(name -> !OF_EVERY_CHECK.contains(name))
                    .map(name -> "`" + name + "`")
                    .collect(Collectors.joining(", "));
            lines.add("| `" + check.getKey() + "` | " + words.scalar(check.getValue()) + " | " + arguments + " | "
                    + Generated.cell(schema.description(check.getValue())) + " |");
        });
    }

    /** Arguments of checks, and kinds of values. */
    private void values() {
        lines.add("\n## Arguments of checks\n");
        header("argument");
        Map<String, JsonNode> arguments = new LinkedHashMap<>();
        for (String definition : List.of("columnCheck", "tableCheck")) {
            schema.forms(schema.definition(definition))
                    .filter(form -> form.has("properties"))
                    .flatMap(form -> form.get("properties").properties().stream())
                    .flatMap(check -> schema.forms(check.getValue()))
                    .filter(form -> form.has("properties"))
                    .flatMap(form -> form.get("properties").properties().stream())
                    .forEach(argument -> arguments.putIfAbsent(argument.getKey(), argument.getValue()));
        }
        arguments.forEach((name, value) -> row(name, value, false));
        lines.add("\n## Kinds of values\n\n| kind | meaning |\n| --- | --- |");
        words.kinds()
                .forEach(kind -> lines.add("| " + SchemaWords.spaced(kind) + " | "
                        + Generated.cell(schema.description(schema.definition(kind)))
                        + words.examples(schema.definition(kind)) + " |"));
    }
}
