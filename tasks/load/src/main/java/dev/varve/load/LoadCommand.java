package dev.varve.load;

import dev.varve.failure.TaskFailure;
import dev.varve.runtime.Outcome;
import dev.varve.runtime.Session;
import dev.varve.runtime.TaskCommand;
import java.util.List;
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
        Loaded loaded = new LoadFiles(session).load(dataset, load);
        List<String> refusals = loaded.refusals();
        return (loaded.files() == 0 && refusals.isEmpty() ? Outcome.already() : Outcome.done(loaded.accepted()))
                .reading(loaded.bytes())
                .with("files", loaded.files())
                .with("accepted", loaded.accepted())
                .with("rejected", loaded.rejected())
                .with("refused", refusals.size())
                .failing(
                        refusals.isEmpty()
                                ? Optional.empty()
                                : Optional.of(TaskFailure.refused(String.join("\n", refusals))));
    }
}
