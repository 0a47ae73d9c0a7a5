package dev.varve.conform;

import dev.varve.derive.StageRanges;
import dev.varve.runtime.Outcome;
import dev.varve.runtime.Session;
import dev.varve.runtime.TaskCommand;
import java.util.Optional;
import picocli.CommandLine.Command;

@Command(
        name = "conform",
        description =
                "Derives the validity ranges of the keys that pending loads touch, staged beside what readers see.",
        footer = {"", "Example: varve conform --dataset retail.orders"})
public final class ConformCommand extends TaskCommand {
    @Override
    protected Outcome run(Session session, String dataset, Optional<String> load) {
        return session.stage(dataset, load, candidate -> new StageRanges(session.ledger()).stage(candidate));
    }
}
