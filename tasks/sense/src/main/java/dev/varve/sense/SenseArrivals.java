package dev.varve.sense;

import dev.varve.ledger.Arrivals;
import dev.varve.runtime.ChangedContract;
import dev.varve.runtime.Session;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

final class SenseArrivals {
    private final Session session;

    SenseArrivals(Session session) {
        this.session = session;
    }

    Sensed look(String dataset, Optional<Instant> until) {
        Arrivals.Found found = session.arrivals(session.contract(dataset)).look(until);
        List<Arrivals.Drop> drops = found.drops();
        return new Sensed(
                drops.size(),
                drops.stream().mapToInt(drop -> drop.arrivals().size()).sum(),
                session.ledger().pending(dataset).size(),
                session.published(dataset).stale() || changed(dataset),
                found.waiting());
    }

    /** A contract that nobody judged yet. */
    private boolean changed(String dataset) {
        return ChangedContract.of(session, dataset)
                .filter(change -> change.standing().isEmpty())
                .isPresent();
    }
}
