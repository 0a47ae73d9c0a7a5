package dev.varve.quality;

import dev.varve.contract.Contract;
import dev.varve.contract.Severity;
import java.util.Optional;

final class BuiltIn {
    static CheckResult brake(Contract contract, long restated, long closed) {
        boolean over = contract.limits().deletes().exceededBy(closed, restated);
        String limit = contract.limits().deletes().text();
        return new CheckResult(
                "builtin.deletes",
                contract.dataset(),
                Optional.empty(),
                Optional.empty(),
                "deletes_at_most",
                "at most " + limit + " of the restated keys are deleted",
                Severity.CRITICAL,
                over ? CheckResult.State.FAIL : CheckResult.State.PASS,
                over ? Optional.of("more keys would be deleted than limits.deletes allows") : Optional.empty(),
                closed + " of " + restated + " keys would be deleted",
                "at most " + limit,
                restated,
                closed,
                CheckResult.Sample.NONE,
                Optional.empty(),
                "a file that lost part of its rows must not delete them",
                "");
    }

    private BuiltIn() {}
}
