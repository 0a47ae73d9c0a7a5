package dev.varve.runtime;

import dev.varve.failure.TaskFailure;
import dev.varve.formats.raster.Rasters;
import dev.varve.storage.StorageScheme;
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
            paramLabel = "PLACE",
            description =
                    "Where files land; read only: a folder or s3://bucket/prefix (VARVE_LANDING; default: HOME/landing).")
    String landing;

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
            description =
                    "Environment: the settings of env/NAME.yaml, or of a file of yours, FILE.yaml (VARVE_ENV; default: poc).")
    String environment;

    private Map<String, String> variables = System.getenv();
    private Environment settings;
    private Storage storage;

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

    /** @throws TaskFailure where files land in another place than a folder of this machine */
    public Path landing() {
        String place = landingPlace();
        if (!StorageScheme.isFolder(place)) {
            throw TaskFailure.usage(
                    "files land in " + place + ", and this command needs a folder: name one with" + " --landing");
        }
        return Path.of(place);
    }

    /** The folder where files land, or the place with its scheme. */
    public String landingPlace() {
        return storage().landingPlace();
    }

    /** Where landing and archive are. */
    public synchronized Storage storage() {
        if (storage == null) {
            storage = new Storage(home(), this::environment, this::namedLanding);
        }
        return storage;
    }

    private Optional<String> namedLanding() {
        return Optional.ofNullable(landing)
                .or(() -> variable("VARVE_LANDING"))
                .map(place -> StorageScheme.isFolder(place)
                        ? Path.of(place).toAbsolutePath().normalize().toString()
                        : place);
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

    public synchronized Environment environment() {
        if (settings == null) {
            String name = Optional.ofNullable(environment)
                    .or(() -> variable("VARVE_ENV"))
                    .orElse("poc");
            settings = Environment.read(root().resolve("env"), name, this::variable);
        }
        return settings;
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
        return new Rasters(
                root().toAbsolutePath(),
                home().temporary(),
                id -> storage().archive().content(id));
    }

    private Optional<Path> path(Path flag, String variable) {
        return Optional.ofNullable(flag)
                .or(() -> variable(variable).map(Path::of))
                .map(path -> path.toAbsolutePath().normalize());
    }
}
