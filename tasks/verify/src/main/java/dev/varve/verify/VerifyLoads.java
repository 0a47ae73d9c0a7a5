package dev.varve.verify;

import dev.varve.derive.Candidate;
import dev.varve.ledger.Load;
import dev.varve.quality.Gate;
import dev.varve.quality.Judgement;
import dev.varve.runtime.Outcome;
import dev.varve.runtime.Session;
import java.util.Optional;

/** Judges what readers would see, and holds the loads that fail. */
public final class VerifyLoads {
    private final Session session;

    public VerifyLoads(Session session) {
        this.session = session;
    }

    /** @param only the load that is meant; empty for all that are pending */
    public Outcome verify(String dataset, Optional<Load> only) {
        Candidate candidate = session.candidate(dataset, only);
        if (candidate.nothingToDo()) {
            return Outcome.already();
        }
        Judgement judgement = new Gate(session.ledger(), session.datasets()).judge(candidate);
        return Outcome.done(judgement.checks())
                .with("loads", candidate.loads().size())
                .with("held", judgement.held().size())
                .refusing(judgement.held());
    }
}
