package dev.varve.derive;

import dev.varve.ledger.Ledger;
import dev.varve.ledger.Load;
import dev.varve.ledger.Stage;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** A stage of a candidate: written once, with its marker, in one transaction. */
final class MarkedStage {
    private MarkedStage() {}

    /** @return rows written; empty where the marker says that it is done */
    static OptionalLong run(Ledger ledger, Candidate candidate, Stage stage, LongSupplier work) {
        String dataset = candidate.dataset().name();
        if (ledger.marker(dataset, candidate.markedLoad(), stage, candidate.digest())
                .isPresent()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(ledger.warehouse().transaction(() -> {
            long rows = work.getAsLong();
            ledger.mark(dataset, candidate.markedLoad(), stage, candidate.digest(), rows);
            return rows;
        }));
    }

    static void advance(Ledger ledger, Candidate candidate, Load.State state) {
        for (Load load : candidate.loads()) {
            if (load.state().compareTo(state) < 0) {
                ledger.setState(load.id(), state);
            }
        }
    }
}
