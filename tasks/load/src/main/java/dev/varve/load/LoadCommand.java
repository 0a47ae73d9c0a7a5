package dev.varve.load;

import dev.varve.runtime.Outcome;
import dev.varve.runtime.Session;
import dev.varve.runtime.TaskCommand;
import java.util.Optional;
import picocli.CommandLine.Command;

@Command(
        name = "load",
        description =
                "Loads the files of pending loads into raw: each row typed, with its file and number, or rejected.",
        footer = {"", "Example: varve load --dataset retail.orders"})
public final class LoadCommand extends TaskCommand {
    @Override
    protected Outcome run(Session session, String dataset, Optional<String> load) {
        return new LoadFiles(session).load(dataset, load).outcome();
    }
}
