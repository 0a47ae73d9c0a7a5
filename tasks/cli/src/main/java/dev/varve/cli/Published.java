package dev.varve.cli;

import dev.varve.contract.Contracts;
import dev.varve.ledger.Ledger;
import dev.varve.runtime.Environment;
import dev.varve.runtime.Home;
import dev.varve.runtime.Places;
import dev.varve.serve.Reading;
import dev.varve.warehouse.Engine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Opens the readers' copy for a command: its statements reach the files of {@code serve/} and no others. */
final class Published {
    private Published() {}

    /** @param tables names of the tables to open, in any text */
    static Reading open(Places places, String tables) {
        return open(places, tables, Optional.empty(), null);
    }

    /** @param contracts needed for an answer as known at a time */
    static Reading open(Places places, String tables, Optional<Instant> asKnownAt, Contracts contracts) {
        Environment environment = places.environment();
        Home home = places.home();
        return Reading.open(
                home.serve(),
                Engine.named(environment.engine()),
                new Engine.Settings(
                        environment.memoryLimit(),
                        environment.threads(),
                        home.temporary(),
                        List.of(home.serve(), home.temporary())),
                tables,
                asKnownAt.map(Ledger::utc),
                contracts);
    }
}
