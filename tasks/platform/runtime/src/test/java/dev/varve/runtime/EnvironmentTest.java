package dev.varve.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.varve.failure.TaskFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentTest {
    @TempDir
    private Path folder;

    @Test
    void isWhatItsFileSays() throws Exception {
        Files.writeString(
                folder.resolve("night.yaml"), "engine: duckdb\nmemory_limit: 4GB\nthreads: 3\nlock_wait_seconds: 90\n");

        assertThat(Environment.read(folder, "night", name -> Optional.empty()))
                .isEqualTo(new Environment(
                        "night", "duckdb", "4GB", 3, Duration.ofSeconds(90), Duration.ofHours(24), Map.of()));
    }

    @Test
    void isAFileOfTheUsersOwnThatNamesStoresAndTakesValuesFromVariables() throws Exception {
        Path file = Files.writeString(folder.resolve("mine.yaml"), """
                engine: duckdb
                memory_limit: ""
                threads: 1
                lock_wait_seconds: 0
                landing: s3://incoming/shop
                archive: ""
                s3_endpoint: http://${env:HOST}:9000
                s3_path_style: true
                """);

        assertThat(Environment.read(
                                folder.resolve("none"),
                                file.toString(),
                                name -> Optional.of("localhost").filter(host -> name.equals("HOST")))
                        .stores())
                .isEqualTo(Map.of(
                        "landing", "s3://incoming/shop",
                        "s3_endpoint", "http://localhost:9000",
                        "s3_path_style", "true"));
        assertThatExceptionOfType(TaskFailure.class)
                .isThrownBy(() -> Environment.read(folder, file.toString(), name -> Optional.empty()))
                .withMessage(file + ": s3_endpoint: the environment variable HOST is not set");
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() throws Exception {
        Path file = Files.writeString(
                folder.resolve("poc.yaml"), "engine: duckdb\ncolour: blue\nthreads: -1\nlock_wait_seconds: soon\n");

        assertThatExceptionOfType(TaskFailure.class)
                .isThrownBy(() -> Environment.read(folder, "poc", name -> Optional.empty()))
                .withMessage(file + ": colour: unknown key; there are engine, memory_limit, threads, lock_wait_seconds,"
                        + " serve_keep_hours, landing, landing_links, archive, serve, s3_region, s3_endpoint, s3_path_style, s3_kms_key,"
                        + " s3_requester_pays, s3_role, s3_deadline_seconds\n"
                        + file + ": memory_limit: missing\n"
                        + file + ": threads: -1 is not a whole number of at least 0\n"
                        + file + ": lock_wait_seconds: soon is not a whole number of at least 0")
                .satisfies(failure -> assertThat(failure.kind().exitCode()).isEqualTo(78));
    }

    @Test
    void aFlagOverridesAVariableAndAVariableTheDefault() {
        Locations places = new Product(folder).places("VARVE_LANDING", "/variable");
        assertThat(places.landing()).isEqualTo(Path.of("/variable"));
        places.landing = "/flag";
        assertThat(places.landing()).isEqualTo(Path.of("/flag"));

        Locations others = new Product(folder).places("VARVE_HOME", " ");
        assertThat(others.home().root()).isEqualTo(folder.resolve("product/.varve"));
        assertThat(others.landing()).isEqualTo(folder.resolve("product/.varve/landing"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-05, 2026-03-05T00:00:00Z",
        "2026-03-05 06:00, 2026-03-05T06:00:00Z",
        "2026-03-05T06:00:00+02:00, 2026-03-05T04:00:00Z",
    })
    void aTimeWithoutAZoneIsUtc(String text, Instant time) {
        assertThat(new Interval.Time().convert(text)).isEqualTo(time);
    }
}
