package dev.varve.publish;

import dev.varve.derive.Candidate;
import dev.varve.derive.Publication;
import dev.varve.ledger.Load;
import dev.varve.quality.Gate;
import dev.varve.quality.Judgement;
import dev.varve.runtime.Session;
import java.util.List;
import java.util.Optional;

/** Publishes the candidate; where a published version that it read has moved, it is derived and judged again first. */
public final class PublishLoads {
    private final Session session;

    public PublishLoads(Session session) {
        this.session = session;
    }

    public PublishedLoads publish(String dataset, Optional<Load> only) {
        return publish(session.candidate(dataset, only));
    }

    public PublishedLoads publish(Candidate candidate) {
        if (candidate.nothingToDo()) {
            return new PublishedLoads(0, false, List.of());
        }
        Judgement judgement = new Gate(session.ledger(), session.datasets()).judge(candidate);
        Candidate passed = judgement.passed();
        if (!passed.nothingToDo()) {
            new Publication(session.ledger(), session.datasets()).publish(passed);
        }
        return new PublishedLoads(passed.loads().size(), passed.stale(), judgement.held());
    }
}
