package dev.varve.verify;

import dev.varve.ledger.Load;
import dev.varve.runtime.LoadsCommand;
import dev.varve.runtime.Outcome;
import dev.varve.runtime.Session;
import java.util.Optional;
import picocli.CommandLine.Command;

@Command(
        name = "verify",
        description =
                "Judges what readers would see: a critical failure holds the load, and readers keep what they have.",
        footer = {"", "Example: varve verify --dataset retail.orders"})
public final class VerifyCommand extends LoadsCommand {
    @Override
    protected Outcome run(Session session, String dataset, Optional<Load> only) {
        return new VerifyLoads(session).verify(dataset, only);
    }
}
