package dev.varve.load;

import dev.varve.ledger.Load;
import dev.varve.runtime.LoadsCommand;
import dev.varve.runtime.Outcome;
import dev.varve.runtime.Session;
import java.util.Optional;
import picocli.CommandLine.Command;

@Command(
        name = "load",
        description =
                "Loads the files of pending loads into raw: each row typed, with its file and number, or rejected.",
        footer = {"", "Example: varve load --dataset retail.orders"})
public final class LoadCommand extends LoadsCommand {
    @Override
    protected Outcome run(Session session, String dataset, Optional<Load> only) {
        return new LoadFiles(session).load(dataset, only).outcome();
    }
}
