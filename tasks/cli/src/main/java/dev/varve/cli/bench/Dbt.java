package dev.varve.cli.bench;

import dev.varve.failure.TaskFailure;
import dev.varve.runtime.Locations;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * dbt with its adapter of the product's engine, in a virtual environment of its own, and a project with one snapshot.
 *
 * @param folder holds both
 * @param log of the last process
 */
record Dbt(Path folder, Path log) {
    private static final String LOCK = "requirements.txt";
    private static final String DATABASE = "bench.duckdb";
    private static final String PYTHONS =
            "import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info < (3, 14))";

    private Path environment() {
        return folder.resolve("environment");
    }

    private String tool(String name) {
        return environment().resolve("bin").resolve(name).toAbsolutePath().toString();
    }

    private Path project() {
        return folder.resolve("project");
    }

    static String version(String requirement) throws IOException {
        Matcher line = Pattern.compile("(?m)^" + requirement + "==(\\S+)").matcher(text(LOCK));
        return line.results().findFirst().orElseThrow().group(1);
    }

    /** Unless what is there came from the same versions. */
    void install(Locations places, PrintWriter out) throws IOException {
        Path stamp = environment().resolve(LOCK);
        if (Files.exists(stamp) && Files.readString(stamp).equals(text(LOCK))) {
            return;
        }
        out.printf(
                "installing dbt-core %s and dbt-duckdb %s into %s (once, about 200 MB)%n",
                version("dbt-core"), version("dbt-duckdb"), environment());
        out.flush();
        Path lock = write(LOCK, folder);
        Timings.run(
                log,
                List.of(python(places), "-m", "venv", "--clear", environment().toString()));
        try {
            Timings.run(
                    log,
                    List.of(
                            tool("python"),
                            "-m",
                            "pip",
                            "install",
                            "--quiet",
                            "--disable-pip-version-check",
                            "--retries=1",
                            "--require-hashes",
                            "--requirement",
                            lock.toString()));
        } catch (TaskFailure failed) {
            throw TaskFailure.transientFailure(
                    "cannot install dbt into " + environment()
                            + "; is the package index reachable? --without dbt measures" + " varve alone\n"
                            + failed.getMessage(),
                    failed);
        }
        Files.move(lock, stamp);
    }

    private String python(Locations places) {
        return Stream.concat(
                        places.variable("VARVE_PYTHON").stream(),
                        Stream.of("python3.11", "python3.12", "python3.13", "python3"))
                .filter(this::fits)
                .findFirst()
                .orElseThrow(() -> TaskFailure.configuration(
                        "no Python 3.11, 3.12 or 3.13 with venv found for dbt; install one (Debian: apt-get install python3"
                                + " python3-venv) or set VARVE_PYTHON to it, or leave dbt out: --without dbt"));
    }

    private boolean fits(String python) {
        try {
            Timings.run(log, List.of(python, "-c", PYTHONS));
            return true;
        } catch (TaskFailure other) {
            return false;
        }
    }

    /** A fresh project, which dbt has read once: what it keeps of that it has at every later start. */
    void begin() throws IOException {
        new Scratch(folder, project()).clear();
        Path snapshots = Files.createDirectories(project().resolve("snapshots"));
        write("dbt_project.yml", project());
        write("profiles.yml", project());
        write("snapshots.yml", snapshots);
        write("statement.py", project());
        dbt("parse");
    }

    void clear() throws IOException {
        new Scratch(folder, project()).clear();
    }

    /** The engine's own reader in a process of Python, which starts sooner than dbt. */
    Timings read(Path file, ChainRows rows) {
        return statement("create or replace table rows as select * from read_csv('%s', columns = %s, header = true)"
                .formatted(file, rows.engineColumns()));
    }

    Timings snapshot() {
        return dbt("snapshot");
    }

    long ranges() throws IOException {
        statement("select count(*) from ranges");
        return Long.parseLong(Files.readString(log).strip());
    }

    private Timings statement(String sql) {
        return Timings.run(project(), log, List.of(tool("python"), "statement.py", DATABASE, sql));
    }

    private Timings dbt(String command) {
        return Timings.run(project(), log, List.of(tool("dbt"), command));
    }

    private static Path write(String name, Path folder) throws IOException {
        return Files.writeString(Files.createDirectories(folder).resolve(name), text(name));
    }

    private static String text(String name) throws IOException {
        try (InputStream file = Dbt.class.getResourceAsStream("dbt/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
