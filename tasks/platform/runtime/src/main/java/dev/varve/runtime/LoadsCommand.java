package dev.varve.runtime;

import dev.varve.ledger.Load;
import java.util.Optional;
import picocli.CommandLine.Option;

/** A task that works on registered loads: all that wait for it, or one that is named. */
public abstract class LoadsCommand extends TaskCommand {
    @Option(names = "--load", paramLabel = "KEY", description = "Only this load: the first characters of its key.")
    private String load;

    /** @param only the load that is named; empty for all that are pending */
    protected abstract Outcome run(Session session, String dataset, Optional<Load> only);

    @Override
    final Optional<Load> load(Session session, String dataset) {
        return Optional.ofNullable(load).map(start -> session.requireLoad(dataset, start));
    }

    @Override
    final Outcome work(Session session, String dataset, Optional<Load> only) {
        return run(session, dataset, only);
    }
}
