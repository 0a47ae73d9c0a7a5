package dev.varve.publish;

import dev.varve.failure.TaskFailure;
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
        int exported = new ServeFiles(session).export();
        return (published.loads() == 0 && !published.rebuilt() && exported == 0 ? Outcome.already() : Outcome.done(0))
                .with("loads", published.loads())
                .with("exported", exported)
                .failing(
                        published.held().isEmpty()
                                ? Optional.empty()
                                : Optional.of(TaskFailure.refused(String.join("\n", published.held()))));
    }
}
