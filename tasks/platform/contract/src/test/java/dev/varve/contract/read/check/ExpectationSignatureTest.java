package dev.varve.contract.read.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExpectationSignatureTest {

    private static final Set<String> OURS = Set.of("references", "data_age_at_most", "load_age_at_most", "sql");

    private final Map<String, List<String>> greatExpectations = greatExpectations();

    ExpectationSignatureTest() throws IOException {}

    private static Map<String, List<String>> greatExpectations() throws IOException {
        Map<String, List<String>> arguments = new TreeMap<>();
        try (InputStream in = ExpectationSignatureTest.class.getResourceAsStream("great-expectations.txt")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" "))
                    .forEach(words -> arguments.put(
                            words[0].replaceFirst("^expect_", ""),
                            Arrays.asList(words).subList(1, words.length)));
        }
        return arguments;
    }

    private static List<ExpectationSignature> all() {
        return Stream.of(true, false)
                .flatMap(ofColumns -> ExpectationSignature.all(ofColumns).values().stream())
                .toList();
    }

    @Test
    void noArgumentOfGreatExpectationsIsAWordOfOurs() {
        assertThat(greatExpectations.values())
                .allSatisfy(arguments -> assertThat(arguments).doesNotContainAnyElementsOf(CheckReader.OWN_KEYS));
    }

    @Test
    void everyCheckIsGreatExpectationsWithItsArgumentsOrOurs() {
        assertThat(all()).allSatisfy(expectation -> {
            if (!OURS.contains(expectation.name())) {
                assertThat(greatExpectations).containsKey(expectation.name());
                assertThat(greatExpectations.get(expectation.name()))
                        .containsAll(expectation.arguments().keySet());
            }
        });
    }

    @Test
    void everyOtherExpectationIsNotYet() {
        List<String> ours = all().stream().map(ExpectationSignature::name).toList();

        assertThat(greatExpectations.keySet())
                .allSatisfy(name -> assertThat(ours.contains(name) ^ ExpectationSignature.isLater(name))
                        .as(name)
                        .isTrue());
    }

    @Test
    void aShortNameMeansOneExpectation() {
        assertThat(all().stream().map(expectation -> expectation.ofColumn() + expectation.shortName()))
                .doesNotHaveDuplicates();
    }
}
