package dev.varve.snapshot;

import dev.varve.derive.StageSnapshots;
import dev.varve.runtime.Outcome;
import dev.varve.runtime.Session;
import dev.varve.runtime.TaskCommand;
import java.util.Optional;
import picocli.CommandLine.Command;

@Command(
        name = "snapshot",
        description = "Stages the latest and as-of rows that pending loads change.",
        footer = {"", "Example: varve snapshot --dataset retail.orders"})
public final class SnapshotCommand extends TaskCommand {
    @Override
    protected Outcome run(Session session, String dataset, Optional<String> load) {
        return session.stage(
                dataset, load, candidate -> new StageSnapshots(session.ledger(), session.datasets()).stage(candidate));
    }
}
