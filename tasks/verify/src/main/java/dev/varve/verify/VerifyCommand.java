package dev.varve.verify;

import dev.varve.derive.Candidate;
import dev.varve.failure.TaskFailure;
import dev.varve.quality.Gate;
import dev.varve.quality.Judgement;
import dev.varve.runtime.Outcome;
import dev.varve.runtime.Session;
import dev.varve.runtime.TaskCommand;
import java.util.Optional;
import picocli.CommandLine.Command;

@Command(
        name = "verify",
        description =
                "Judges what readers would see: a critical failure holds the load, and readers keep what they have.",
        footer = {"", "Example: varve verify --dataset retail.orders"})
public final class VerifyCommand extends TaskCommand {
    @Override
    protected Outcome run(Session session, String dataset, Optional<String> load) {
        Candidate candidate = session.candidate(dataset, load);
        if (candidate.nothingToDo()) {
            return Outcome.already();
        }
        Judgement judgement = new Gate(session.ledger(), session.datasets()).judge(candidate);
        return Outcome.done(judgement.checks())
                .with("loads", candidate.loads().size())
                .with("held", judgement.held().size())
                .failing(
                        judgement.held().isEmpty()
                                ? Optional.empty()
                                : Optional.of(TaskFailure.refused(String.join("\n", judgement.held()))));
    }
}
