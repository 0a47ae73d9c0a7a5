package dev.varve.quality;

import dev.varve.contract.Contract;
import dev.varve.contract.Severity;
import java.util.List;
import java.util.Optional;

/** Checks that every dataset has. */
record BuiltIn(Contract contract, Subject subject) {

    /** Nothing that was read is unexplained. */
    List<CheckResult> counts() {
        List<String> files = subject.files().stream()
                .filter(file -> file.read() != file.accepted() + file.rejected() + file.ignored())
                .map(Subject.FileCounts::file)
                .toList();
        Subject.LoadCounts load = subject.counts();
        long accepted =
                subject.files().stream().mapToLong(Subject.FileCounts::accepted).sum();
        boolean explained = load.accepted() == load.contributed() + load.duplicate() + load.repeated()
                && (contract.conformSql().isPresent() || load.accepted() == accepted);
        return List.of(
                result(
                        contract,
                        "builtin.read_is_accounted_for",
                        "rows read = accepted + rejected + ignored, in every file",
                        files.isEmpty(),
                        files.isEmpty() ? subject.files().size() + " files add up" : String.join(", ", files),
                        "every file",
                        subject.files().size(),
                        files.size()),
                result(
                        contract,
                        "builtin.accepted_is_accounted_for",
                        "rows accepted = contributed + duplicate + repeated",
                        explained,
                        load.accepted() + " = " + load.contributed() + " + " + load.duplicate() + " + "
                                + load.repeated(),
                        accepted + " accepted rows",
                        load.accepted(),
                        explained ? 0 : 1));
    }

    static CheckResult brake(Contract contract, long restated, long closed) {
        boolean passes = !contract.limits().deletes().exceededBy(closed, restated);
        return result(
                contract,
                "builtin.deletes",
                "at most " + contract.limits().deletes().text() + " of the restated keys are deleted",
                passes,
                closed + " of " + restated + " keys would be deleted",
                "at most " + contract.limits().deletes().text() + " (limits.deletes)",
                restated,
                closed);
    }

    private static CheckResult result(
            Contract contract,
            String id,
            String words,
            boolean passes,
            String observed,
            String expected,
            long evaluated,
            long failing) {
        return new CheckResult(
                id,
                contract.dataset(),
                Optional.empty(),
                Optional.empty(),
                id.substring("builtin.".length()),
                words,
                Severity.CRITICAL,
                passes ? CheckResult.State.PASS : CheckResult.State.FAIL,
                Optional.empty(),
                observed,
                expected,
                evaluated,
                failing,
                CheckResult.Sample.NONE,
                Optional.empty(),
                "",
                contract.owner());
    }
}
