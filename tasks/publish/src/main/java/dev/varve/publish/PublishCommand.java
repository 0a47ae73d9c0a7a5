package dev.varve.publish;

import dev.varve.ledger.Load;
import dev.varve.runtime.LoadsCommand;
import dev.varve.runtime.Outcome;
import dev.varve.runtime.ServeFiles;
import dev.varve.runtime.Session;
import java.util.Optional;
import picocli.CommandLine.Command;

@Command(
        name = "publish",
        description = "Makes every staged change what readers see, in one transaction, and copies it to serve/.",
        footer = {"", "Example: varve publish --dataset retail.orders"})
public final class PublishCommand extends LoadsCommand {
    @Override
    protected Outcome run(Session session, String dataset, Optional<Load> only) {
        PublishedLoads published = new PublishLoads(session).publish(dataset, only);
        return published.outcome(new ServeFiles(session).export());
    }
}
