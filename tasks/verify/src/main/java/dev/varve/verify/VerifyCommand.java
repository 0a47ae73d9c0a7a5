package dev.varve.verify;

import dev.varve.runtime.Outcome;
import dev.varve.runtime.Session;
import dev.varve.runtime.TaskCommand;
import java.util.Optional;
import picocli.CommandLine.Command;

@Command(
        name = "verify",
        description =
                "Judges what readers would see: a critical failure holds the load, and readers keep what they have.",
        footer = {"", "Example: varve verify --dataset retail.orders"})
public final class VerifyCommand extends TaskCommand {
    @Override
    protected Outcome run(Session session, String dataset, Optional<String> load) {
        return new VerifyLoads(session).verify(dataset, load);
    }
}
