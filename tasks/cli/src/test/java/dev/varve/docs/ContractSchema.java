package dev.varve.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON Schema of contracts, with its references resolved. */
final class ContractSchema {
    private static final String REFERENCE = "#/$defs/";

    private final JsonNode root;

    ContractSchema() throws IOException {
        root = new JsonMapper().readTree(Files.readString(Checkout.ROOT.resolve("sql/contract.schema.json")));
    }

    JsonNode root() {
        return root;
    }

    JsonNode definition(String name) {
        return root.get("$defs").get(name);
    }

    /** The name of the definition that a schema refers to. */
    Optional<String> reference(JsonNode schema) {
        return Optional.ofNullable(schema.get("$ref"))
                .map(node -> node.asString().substring(REFERENCE.length()));
    }

    JsonNode resolved(JsonNode schema) {
        return reference(schema).map(name -> resolved(definition(name))).orElse(schema);
    }

    /** The forms a value may have: itself, or each of anyOf. */
    Stream<JsonNode> forms(JsonNode schema) {
        JsonNode one = resolved(schema);
        return one.has("anyOf") && !one.has("properties")
                ? children(one.get("anyOf")).flatMap(this::forms)
                : Stream.of(one);
    }

    /** The nearest description: that of the key, else that of what it refers to. */
    String description(JsonNode schema) {
        if (schema.has("description")) {
            return schema.get("description").asString();
        }
        return reference(schema).map(name -> description(definition(name))).orElse("");
    }

    /** Keys that nothing is said of, and definitions that keys refer to. */
    List<String> undescribed() {
        List<String> found = new ArrayList<>();
        look("", root, found);
        return found;
    }

    private void look(String path, JsonNode node, List<String> found) {
        if (node.isObject() && node.get("properties") instanceof JsonNode properties) {
            properties.properties().stream()
                    .filter(key -> description(key.getValue()).isBlank())
                    .forEach(key -> found.add(path + "/" + key.getKey()));
        }
        node.properties().forEach(child -> look(path + "/" + child.getKey(), child.getValue(), found));
        if (node.isArray()) {
            children(node).forEach(child -> look(path, child, found));
        }
    }

    static Stream<JsonNode> children(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
