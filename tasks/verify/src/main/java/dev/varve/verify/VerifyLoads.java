package dev.varve.verify;

import dev.varve.derive.Candidate;
import dev.varve.derive.Recount;
import dev.varve.derive.StageWindows;
import dev.varve.derive.Staging;
import dev.varve.failure.TaskFailure;
import dev.varve.ledger.Load;
import dev.varve.quality.Gate;
import dev.varve.quality.Judgement;
import dev.varve.quality.check.Privacy;
import dev.varve.runtime.Outcome;
import dev.varve.runtime.Session;
import java.util.Optional;
import java.util.stream.Collectors;

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
        return judge(candidate);
    }

    /** The same after every table was derived again and compared. */
    public Outcome recount(String dataset, Optional<Load> only) {
        Candidate candidate = session.candidate(dataset, only);
        boolean pending = !candidate.nothingToDo();
        if (pending) {
            new StageWindows(session.ledger(), session.datasets()).stage(candidate);
        }
        Recount.Result result = new Recount(session.ledger(), session.datasets()).recount(candidate);
        if (!result.differences().isEmpty()) {
            Staging staging = new Staging(session.warehouse(), candidate.dataset());
            session.warehouse().transaction(staging::clear);
            throw TaskFailure.damaged(told(dataset, result));
        }
        return (pending ? judge(candidate) : Outcome.done(0)).with("recounted", result.tables());
    }

    private String told(String dataset, Recount.Result result) {
        return dataset + ": of " + result.tables() + " tables these are not what the deliveries say:\n"
                + result.differences().stream().map(this::told).collect(Collectors.joining("\n"))
                + "\nNothing is changed; varve rebuild makes the warehouse again from the archive";
    }

    private String told(Recount.Difference difference) {
        Privacy privacy = Privacy.of(session.contract(difference.dataset()));
        return difference.table() + ": " + difference.missing() + " missing, " + difference.extra() + " too many; "
                + difference.keys().stream()
                        .map(key -> key.entrySet().stream()
                                .map(cell -> cell.getKey() + " " + privacy.shownOfQuery(cell.getKey(), cell.getValue()))
                                .collect(Collectors.joining(", ")))
                        .collect(Collectors.joining("; "));
    }

    private Outcome judge(Candidate candidate) {
        Judgement judgement = new Gate(session.ledger(), session.datasets()).judge(candidate);
        return Outcome.done(judgement.checks())
                .with("loads", candidate.loads().size())
                .with("held", judgement.held().size())
                .refusing(judgement.held());
    }
}
