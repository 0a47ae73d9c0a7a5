package dev.varve.aggregate;

import dev.varve.derive.StageWindows;
import dev.varve.ledger.Load;
import dev.varve.runtime.LoadsCommand;
import dev.varve.runtime.Outcome;
import dev.varve.runtime.Session;
import java.util.Optional;
import picocli.CommandLine.Command;

@Command(
        name = "aggregate",
        description = "Stages the windows that pending loads touch, each computed again from all its rows.",
        footer = {"", "Example: varve aggregate --dataset retail.orders"})
public final class AggregateCommand extends LoadsCommand {
    @Override
    protected Outcome run(Session session, String dataset, Optional<Load> only) {
        return session.stage(
                dataset, only, candidate -> new StageWindows(session.ledger(), session.datasets()).stage(candidate));
    }
}
