package dev.varve.publish;

import dev.varve.runtime.Outcome;
import dev.varve.runtime.ServeFiles;
import dev.varve.runtime.Session;
import dev.varve.runtime.TaskCommand;
import java.util.Optional;
import picocli.CommandLine.Command;

@Command(
        name = "publish",
        description = "Makes every staged change what readers see, in one transaction, and copies it to serve/.",
        footer = {"", "Example: varve publish --dataset retail.orders"})
public final class PublishCommand extends TaskCommand {
    @Override
    protected Outcome run(Session session, String dataset, Optional<String> load) {
        PublishedLoads published = new PublishLoads(session).publish(dataset, load);
        return published.outcome(new ServeFiles(session).export());
    }
}
