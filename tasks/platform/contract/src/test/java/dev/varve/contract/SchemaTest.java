package dev.varve.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.varve.contract.read.Shorthands;
import dev.varve.contract.read.WrongContracts;
import dev.varve.contract.read.check.CheckReader;
import dev.varve.contract.read.check.ExpectationSignature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SchemaTest {

    private static final Path DESIGN = Path.of("../../../../shared/design/contracts");

    private final Schema schema = new Schema();

    SchemaTest() throws IOException {}

    static List<Path> examples() throws IOException {
        try (Stream<Path> paths = Files.walk(Path.of("../../../sql"))) {
            return paths.filter(path -> path.endsWith("contract.yaml")).sorted().toList();
        }
    }

    static List<WrongContracts> wrong() throws IOException {
        return WrongContracts.all().stream()
                .filter(wrong -> wrong.problems().stream()
                        .noneMatch(problem -> problem.contains("not YAML") || problem.contains("YAML document")))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void acceptsTheExamplesOfTheProduct(Path example) throws IOException {
        assertThat(schema.complaints(Files.readString(example))).isEmpty();
        assertThat(Files.readString(example))
                .startsWith("# yaml-language-server: $schema=../../contract.schema.json\n");
    }

    @Test
    void acceptsTheContractsOfTheDesign() throws IOException {
        assumeTrue(Files.isDirectory(DESIGN), "the design's contracts are not beside the project");
        try (Stream<Path> paths = Files.list(DESIGN)) {
            for (Path path : paths.sorted().toList()) {
                String yaml = Files.readString(path);
                if (!yaml.contains(".tif")) {
                    assertThat(schema.complaints(yaml)).as(path.toString()).isEmpty();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void seesWhatAnEditorCanSee(WrongContracts wrong) {
        List<String> complaints;
        try {
            complaints = schema.complaints(wrong.yaml());
        } catch (YamlEngineException duplicateKey) {
            complaints = List.of(duplicateKey.getMessage());
        }
        assertThat(!complaints.isEmpty()).as(complaints.toString()).isEqualTo(wrong.seen());
    }

    @Test
    void acceptsEveryShorthand() {
        assertThat(schema.complaints(Shorthands.SHORT)).isEmpty();
        assertThat(schema.complaints(Shorthands.LONG)).isEmpty();
    }

    @Test
    void knowsTheChecksThatTheReaderKnows() throws IOException {
        JsonNode definitions =
                JsonMapper.shared().readTree(Files.readString(Schema.FILE)).get("$defs");

        assertThat(checks(definitions.get("columnCheck")))
                .isEqualTo(new TreeSet<>(ExpectationSignature.all(true).keySet()));
        assertThat(checks(definitions.get("tableCheck")))
                .isEqualTo(new TreeSet<>(ExpectationSignature.all(false).keySet()));
    }

    @Test
    void knowsTheArgumentsThatTheReaderKnows() throws IOException {
        JsonNode definitions =
                JsonMapper.shared().readTree(Files.readString(Schema.FILE)).get("$defs");
        for (boolean ofColumns : List.of(true, false)) {
            JsonNode checks = mapping(definitions.get(ofColumns ? "columnCheck" : "tableCheck"));
            ExpectationSignature.all(ofColumns).forEach((name, expectation) -> {
                List<String> known = new ArrayList<>(expectation.arguments().keySet());
                known.addAll(CheckReader.OWN_KEYS);
                assertThat(mapping(checks.get("properties").get(name))
                                .get("properties")
                                .propertyNames())
                        .as(name)
                        .containsExactlyInAnyOrderElementsOf(known);
            });
        }
    }

    private static Set<String> checks(JsonNode definition) {
        return new TreeSet<>(mapping(definition).get("properties").propertyNames());
    }

    /** The alternative that is a mapping. */
    private static JsonNode mapping(JsonNode node) {
        if (node.has("properties")) {
            return node;
        }
        for (JsonNode alternative : node.get("anyOf")) {
            if (alternative.has("properties")) {
                return alternative;
            }
        }
        throw new AssertionError("has no mapping: " + node);
    }
}
