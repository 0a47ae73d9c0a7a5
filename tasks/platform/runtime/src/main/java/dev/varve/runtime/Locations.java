package dev.varve.runtime;

import dev.varve.failure.TaskFailure;
import dev.varve.formats.raster.Rasters;
import dev.varve.storage.Archive;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Where everything is: flags override environment variables, which override defaults. */
public final class Locations {
    @Option(
            names = "--home",
            scope = ScopeType.INHERIT,
            paramLabel = "DIR",
            description = "Everything the poc environment writes (VARVE_HOME; default: .varve beside the product).")
    Path home;

    @Option(
            names = "--landing",
            scope = ScopeType.INHERIT,
            paramLabel = "DIR",
            description = "Where files land; read only (VARVE_LANDING; default: HOME/landing).")
    Path landing;

    @Option(
            names = "--sql",
            scope = ScopeType.INHERIT,
            paramLabel = "DIR",
            description = "Your own datasets, beside the product's (VARVE_SQL).")
    Path sql;

    @Option(
            names = "--env",
            scope = ScopeType.INHERIT,
            paramLabel = "NAME",
            description = "Environment: the settings of env/NAME.yaml (VARVE_ENV; default: poc).")
    String environment;

    private Map<String, String> variables = System.getenv();

    /** Environment variables, where they are not the process's own. */
    public void variables(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    public Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }

    public Home home() {
        return new Home(path(home, "VARVE_HOME").orElseGet(() -> root().resolve(".varve")));
    }

    public Path landing() {
        return path(landing, "VARVE_LANDING").orElseGet(() -> home().landing());
    }

    /** Folders of contracts: the product's, then the user's. */
    public List<Path> sql() {
        List<Path> roots = new ArrayList<>(List.of(root().resolve("sql")));
        path(sql, "VARVE_SQL").ifPresent(roots::add);
        return roots;
    }

    public Optional<Path> ownSql() {
        return path(sql, "VARVE_SQL");
    }

    public Environment environment() {
        String name =
                Optional.ofNullable(environment).or(() -> variable("VARVE_ENV")).orElse("poc");
        return Environment.read(root().resolve("env"), name);
    }

    /** The folder of the product; the launcher says where. */
    public Path root() {
        return variable("VARVE_ROOT")
                .map(Path::of)
                .orElseThrow(
                        () -> TaskFailure.configuration("VARVE_ROOT is not set; start varve by its launcher ./varve"));
    }

    /** Reads rasters, once there is one to read; the caller's to close. */
    public Rasters rasters() {
        return new Rasters(root().toAbsolutePath(), home().temporary(), new Archive(home().archive())::content);
    }

    private Optional<Path> path(Path flag, String variable) {
        return Optional.ofNullable(flag)
                .or(() -> variable(variable).map(Path::of))
                .map(path -> path.toAbsolutePath().normalize());
    }
}
