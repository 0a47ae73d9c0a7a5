package dev.varve.aggregate;

import dev.varve.derive.StageWindows;
import dev.varve.runtime.Outcome;
import dev.varve.runtime.Session;
import dev.varve.runtime.TaskCommand;
import java.util.Optional;
import picocli.CommandLine.Command;

@Command(
        name = "aggregate",
        description = "Stages the windows that pending loads touch, each computed again from all its rows.",
        footer = {"", "Example: varve aggregate --dataset retail.orders"})
public final class AggregateCommand extends TaskCommand {
    @Override
    protected Outcome run(Session session, String dataset, Optional<String> load) {
        return session.stage(
                dataset, load, candidate -> new StageWindows(session.ledger(), session.datasets()).stage(candidate));
    }
}
