package dev.varve.sense;

import dev.varve.ledger.Arrivals;
import java.util.List;

/**
 * What there is to do.
 *
 * @param pending loads that wait to be published
 * @param stale the contract changed since the last publication
 * @param waiting files that wait for their sidecars
 */
record Sensed(int drops, int files, int pending, boolean stale, List<Arrivals.Waiting> waiting) {
    boolean nothing() {
        return drops == 0 && pending == 0 && !stale;
    }
}
