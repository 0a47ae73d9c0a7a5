package dev.varve.cli.bench;

import dev.varve.runtime.Locations;
import dev.varve.warehouse.Engine;
import dev.varve.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "engine",
        mixinStandardHelpOptions = true,
        hidden = true,
        description = "The engine's own typed reader: a file into a new table.")
final class BenchEngineCommand implements Callable<Integer> {
    @Mixin
    private Locations places;

    @Parameters(index = "0")
    private Path file;

    @Parameters(index = "1")
    private Path database;

    @Override
    public Integer call() {
        List<Path> folders = List.of(file.getParent(), database.getParent());
        Engine.Settings settings = new Engine.Settings("", 0, database.getParent(), folders);
        try (Warehouse warehouse =
                Engine.named(places.environment().engine()).open(database, settings, Duration.ZERO, notice -> {})) {
            String reader = file.toString().endsWith("ndjson.gz") ? "read_ndjson" : "read_csv";
            warehouse.run("create table rows as select * from " + reader + "('" + file + "', columns = "
                    + BenchRows.ENGINE_COLUMNS + ")");
        }
        return 0;
    }
}
