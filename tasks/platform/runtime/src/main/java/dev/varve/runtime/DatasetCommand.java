package dev.varve.runtime;

import dev.varve.ledger.Load;
import java.util.Optional;

/** A task that looks after a dataset as a whole, whatever is registered. */
public abstract class DatasetCommand extends TaskCommand {
    protected abstract Outcome run(Session session, String dataset);

    @Override
    final Optional<Load> load(Session session, String dataset) {
        return Optional.empty();
    }

    @Override
    final Outcome work(Session session, String dataset, Optional<Load> only) {
        return run(session, dataset);
    }
}
