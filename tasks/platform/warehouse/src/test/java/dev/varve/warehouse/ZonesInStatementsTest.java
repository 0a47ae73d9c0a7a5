package dev.varve.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Engines have time zones of their own, of another release than Java's: none of our statements asks for them. */
class ZonesInStatementsTest {
    private static final Pattern OF_THE_ENGINE = Pattern.compile(
            "at\\s+time\\s+zone|\\btimezone|\\btimestamptz\\b|\\bwith\\s+time\\s+zone\\b|\\bto_timestamp\\(|\\bpg_timezone"
                    + "|\\bcurrent_(timestamp|date|time)\\b|\\bnow\\(|\\blocaltime|\\bicu_",
            Pattern.CASE_INSENSITIVE);

    @Test
    void noStatementAsksTheEngineForAZone() throws IOException {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(root.resolve("sql/platform"))) {
            root = root.getParent();
        }
        List<Path> files;
        try (Stream<Path> statements = Files.walk(root.resolve("sql/platform"));
                Stream<Path> code = Files.walk(root.resolve("tasks"))) {
            files = Stream.concat(
                            statements.filter(path -> path.toString().endsWith(".sql")),
                            code.filter(path -> path.toString().endsWith("Dialect.java")))
                    .toList();
        }
        assertThat(files)
                .hasSizeGreaterThan(100)
                .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContainPattern(OF_THE_ENGINE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"select t at time  zone 'UTC'", "timezone('UTC', t)", "t::timestamptz", "select now()"})
    void seesWhatWouldAsk(String statement) {
        assertThat(statement).containsPattern(OF_THE_ENGINE);
    }
}
