package dev.varve.snapshot;

import dev.varve.derive.StageSnapshots;
import dev.varve.ledger.Load;
import dev.varve.runtime.LoadsCommand;
import dev.varve.runtime.Outcome;
import dev.varve.runtime.Session;
import java.util.Optional;
import picocli.CommandLine.Command;

@Command(
        name = "snapshot",
        description = "Stages the latest and as-of rows that pending loads change.",
        footer = {"", "Example: varve snapshot --dataset retail.orders"})
public final class SnapshotCommand extends LoadsCommand {
    @Override
    protected Outcome run(Session session, String dataset, Optional<Load> only) {
        return session.stage(
                dataset, only, candidate -> new StageSnapshots(session.ledger(), session.datasets()).stage(candidate));
    }
}
