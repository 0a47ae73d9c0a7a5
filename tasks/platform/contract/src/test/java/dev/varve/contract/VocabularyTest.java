package dev.varve.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.contract.read.Contracts;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the schema offers to write, the reader reads, and it is all there is. */
class VocabularyTest {

    private final JsonNode schema = JsonMapper.shared().readTree(Files.readString(Schema.FILE));

    VocabularyTest() throws IOException {}

    @Test
    void everyTypeIsOfferedAndRead() {
        List<Type> types = words(schema.get("$defs").get("type"))
                .map(word -> {
                    Type type = parse(contract("columns: {id: '" + word + "'}"))
                            .columns()
                            .getFirst()
                            .type();
                    assertThat(type.text()).isEqualTo(word);
                    return type;
                })
                .toList();

        assertThat(types.stream().map(Object::getClass).distinct())
                .containsExactlyInAnyOrder(Type.class.getPermittedSubclasses());
    }

    @Test
    void everyFormatIsOfferedAndRead() {
        JsonNode forms = schema.get("properties").get("format").get("anyOf");
        Stream<Class<?>> formats = children(forms)
                .filter(form -> form.has("properties"))
                .flatMap(form -> words(form.get("properties").get("type")))
                .map(word -> parse("landing: shop/{name}.csv\nkey: name\ncolumns: {name: text"
                        + (word.equals("fixed")
                                ? ", id: bigint}\nformat: {type: fixed, positions: {id: [1, 8]}}"
                                : "}\nformat: {type: " + word + "}")))
                .map(contract -> contract.format().getClass());

        assertThat(formats.distinct())
                .containsExactlyInAnyOrderElementsOf(kinds(Format.class).toList());
    }

    @Test
    void everyMeasureIsOfferedAndRead() throws IOException {
        Schema offered = new Schema();
        for (Aggregate.Function function : Aggregate.Function.values()) {
            String yaml = contract("columns: {id: bigint}\naggregates: {a: {window: day, measures: {m: "
                    + function.name().toLowerCase(Locale.ROOT) + "(id)}}}");

            assertThat(offered.complaints(yaml)).isEmpty();
            assertThat(parse(yaml).aggregates().getFirst().measures().getFirst().function())
                    .isEqualTo(function);
        }
    }

    private static Stream<Class<?>> kinds(Class<?> kind) {
        return kind.isSealed()
                ? Stream.of(kind.getPermittedSubclasses()).flatMap(VocabularyTest::kinds)
                : Stream.of(kind);
    }

    /** Of a choice: its constants, and an example of each pattern. */
    private static Stream<String> words(JsonNode choice) {
        if (choice.has("anyOf")) {
            return children(choice.get("anyOf")).flatMap(VocabularyTest::words);
        }
        if (choice.has("const")) {
            return Stream.of(choice.get("const").asString());
        }
        return children(choice.has("enum") ? choice.get("enum") : choice.get("examples"))
                .map(JsonNode::asString);
    }

    private static Stream<JsonNode> children(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static String contract(String rest) {
        return "landing: shop/*.csv\n" + rest + "\n";
    }

    private static Contract parse(String yaml) {
        return Contracts.parse(Map.of("shop.orders", yaml)).find("shop.orders").orElseThrow();
    }
}
