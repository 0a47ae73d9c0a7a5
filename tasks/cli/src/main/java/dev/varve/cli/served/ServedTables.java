package dev.varve.cli.served;

import dev.varve.contract.read.Contracts;
import dev.varve.runtime.Environment;
import dev.varve.runtime.Home;
import dev.varve.runtime.Locations;
import dev.varve.serve.ServedWarehouse;
import dev.varve.warehouse.Engine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Opens the readers' copy for a command: its statements reach the files of {@code serve/} and no others. */
public final class ServedTables {
    private ServedTables() {}

    /** @param tables names of the tables to open, in any text */
    public static ServedWarehouse open(Locations places, String tables) {
        return open(places, tables, Optional.empty(), null);
    }

    /** @param contracts needed for an answer as known at a time */
    public static ServedWarehouse open(
            Locations places, String tables, Optional<Instant> asKnownAt, Contracts contracts) {
        Environment environment = places.environment();
        Home home = places.home();
        return ServedWarehouse.open(
                places.storage().serve(),
                Engine.named(environment.engine()),
                new Engine.Settings(
                        environment.memoryLimit(),
                        environment.threads(),
                        home.temporary(),
                        List.of(places.storage().serve().folder(), home.temporary())),
                tables,
                asKnownAt,
                contracts);
    }
}
