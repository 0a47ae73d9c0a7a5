package dev.varve.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.varve.failure.TaskFailure;
import dev.varve.runtime.Locations;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DbtTest {
    /** Makes an environment whose Python ends as it is told, with some words. */
    private static final String PYTHON = """
            #!/bin/sh
            [ "$1" = -c ] && exit 0
            mkdir -p "$4/bin"
            printf '#!/bin/sh\\necho "asked: $*"\\necho no route to host\\nexit %s\\n' > "$4/bin/python"
            chmod +x "$4/bin/python"
            """;

    @TempDir
    private Path folder;

    private final StringWriter said = new StringWriter();

    private void install(int exit) throws Exception {
        Path python = folder.resolve("python");
        Files.writeString(python, PYTHON.formatted(exit));
        Files.setPosixFilePermissions(python, PosixFilePermissions.fromString("rwx------"));
        Locations places = new Locations();
        places.variables(Map.of("VARVE_PYTHON", python.toString()));
        new Dbt(folder.resolve("dbt"), folder.resolve("log")).install(places, new PrintWriter(said));
    }

    @Test
    void saysWhatToDoWhereNothingCanBeInstalled() {
        assertThatThrownBy(() -> install(1))
                .isInstanceOfSatisfying(
                        TaskFailure.class, failure -> assertThat(failure.kind()).isEqualTo(TaskFailure.Kind.TRANSIENT))
                .hasMessageStartingWith("cannot install dbt into " + folder.resolve("dbt/environment"))
                .hasMessageContaining("is the package index reachable? --without dbt measures varve alone")
                .hasMessageContaining("no route to host");
    }

    @Test
    void installsWhatIsPinnedOnce() throws Exception {
        install(0);
        assertThat(said.toString()).contains("dbt-core " + Dbt.version("dbt-core"));
        assertThat(folder.resolve("log")).content().contains("--require-hashes");

        said.getBuffer().setLength(0);
        install(1);
        assertThat(said.toString()).isEmpty();
    }

    @Test
    void hasTheEngineOfTheProduct() throws Exception {
        try (Connection engine = DriverManager.getConnection("jdbc:duckdb:");
                ResultSet version = engine.createStatement().executeQuery("select version()")) {
            version.next();
            assertThat(version.getString(1)).isEqualTo("v" + Dbt.version("duckdb"));
        }
    }
}
