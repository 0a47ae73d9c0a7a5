package dev.varve.conform;

import dev.varve.derive.StageRanges;
import dev.varve.ledger.Load;
import dev.varve.runtime.LoadsCommand;
import dev.varve.runtime.Outcome;
import dev.varve.runtime.Session;
import java.util.Optional;
import picocli.CommandLine.Command;

@Command(
        name = "conform",
        description =
                "Derives the validity ranges of the keys that pending loads touch, staged beside what readers see.",
        footer = {"", "Example: varve conform --dataset retail.orders"})
public final class ConformCommand extends LoadsCommand {
    @Override
    protected Outcome run(Session session, String dataset, Optional<Load> only) {
        return session.stage(dataset, only, candidate -> new StageRanges(session.ledger()).stage(candidate));
    }
}
