package dev.varve.quality;

import dev.varve.contract.Check;
import dev.varve.contract.Contract;
import dev.varve.contract.Severity;
import dev.varve.derive.Candidate;
import dev.varve.derive.judged.DeleteCount;
import dev.varve.ledger.Ledger;
import dev.varve.ledger.Load;
import dev.varve.quality.check.CheckResult;
import dev.varve.quality.check.Measurement;
import dev.varve.warehouse.Cells;
import java.util.Optional;

/** Holds a load that would close more than the declared share of what it restates. */
final class DeleteBrake {
    private final Ledger ledger;
    private final Candidate candidate;

    DeleteBrake(Ledger ledger, Candidate candidate) {
        this.ledger = ledger;
        this.candidate = candidate;
    }

    /** Looks before the staged changes are applied. */
    Optional<CheckResult> look(Load load) {
        if (!candidate.dataset().contract().isRestating()
                || candidate.published().version() == 0
                || candidate.wholeSnapshots()) {
            return Optional.empty();
        }
        Cells counts = new DeleteCount(ledger, candidate.dataset()).count(load);
        return Optional.of(result(candidate.dataset().contract(), counts.number(0), counts.number(1)));
    }

    private static CheckResult result(Contract contract, long restated, long closed) {
        boolean passes = !contract.limits().deletes().exceededBy(closed, restated);
        String limit = "at most " + contract.limits().deletes().text();
        Check check = Check.builtIn("deletes", "deletes", Optional.empty(), Severity.CRITICAL, "", contract.owner());
        return CheckResult.of(contract.dataset(), check)
                .words(limit + " of the restated keys are deleted")
                .expected(limit + " (limits.deletes)")
                .state(passes ? CheckResult.State.PASS : CheckResult.State.FAIL)
                .found(Measurement.of(passes, restated, closed, closed + " of " + restated + " keys would be deleted"))
                .build();
    }
}
