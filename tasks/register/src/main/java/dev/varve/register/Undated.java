package dev.varve.register;

import dev.varve.contract.Contract;
import dev.varve.contract.Redelivery.SamePath;
import dev.varve.ledger.Arrivals;
import dev.varve.ledger.Delivery;
import dev.varve.ledger.Manifest;
import dev.varve.runtime.Session;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When an object was received whose path does not say so: when it was modified, unless it is a version of what stood there. */
final class Undated {
    private final Session session;
    private final Contract contract;

    Undated(Session session, Contract contract) {
        this.session = session;
        this.contract = contract;
    }

    /** @param items what the object has now */
    Instant receivedAt(Arrivals.Arrival arrival, List<Manifest.Item> items) {
        List<Delivery> before =
                session.ledger().newest(contract.dataset(), arrival.object().path());
        if (before.isEmpty()) {
            return arrival.receivedAt();
        }
        Instant newest = before.getFirst().receivedAt();
        // Older than what stands there: it was restored from a copy.
        boolean restored = !arrival.receivedAt().isAfter(newest);
        Optional<SamePath> samePath = contract.redelivery().samePath();
        boolean replaces = samePath.equals(Optional.of(SamePath.REPLACES))
                || samePath.equals(Optional.of(SamePath.GROWS)) && grew(before, items);
        return restored || replaces ? newest : arrival.receivedAt();
    }

    private boolean grew(List<Delivery> before, List<Manifest.Item> items) {
        return before.size() == 1
                && items.size() == 1
                && before.getFirst().whole()
                && items.getFirst().whole()
                && session.archive()
                        .begins(
                                items.getFirst().content().archivedAs(),
                                before.getFirst().item().content().archivedAs());
    }
}
