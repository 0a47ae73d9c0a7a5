package dev.varve.cli;

import dev.varve.runtime.Environment;
import dev.varve.runtime.Places;
import dev.varve.runtime.Session;
import dev.varve.serve.Reading;
import dev.varve.warehouse.Engine;
import java.util.Optional;

/** Opens the readers' copy for a command. */
final class Published {
    private Published() {}

    /** @param tables names of the tables to open, in any text */
    static Reading open(Places places, String tables) {
        Environment environment = places.environment();
        return Reading.open(
                places.home().serve(),
                Engine.named(environment.engine()),
                Session.settings(environment, places.home()),
                tables,
                Optional.empty(),
                null);
    }
}
