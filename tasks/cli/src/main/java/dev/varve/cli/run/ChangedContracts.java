package dev.varve.cli.run;

import dev.varve.failure.TaskFailure;
import dev.varve.report.WriteReports;
import dev.varve.runtime.ChangedContract;
import dev.varve.runtime.ServeFiles;
import dev.varve.runtime.Session;
import java.util.Optional;

/** What commands on changed contracts have in common. */
final class ChangedContracts {
    private ChangedContracts() {}

    /** @throws TaskFailure where files say what is in force */
    static ChangedContract require(Session session, String dataset) {
        Optional<ChangedContract> change = ChangedContract.of(session, dataset);
        if (change.isEmpty()) {
            // A command that was killed may have let it in, and not have told readers.
            show(session);
        }
        return change.orElseThrow(() -> TaskFailure.usage(dataset + ": "
                + (session.ledger().publishedVersion(dataset).version() == 0
                        ? "nothing is published yet, so no contract waits"
                        : "its tables are made by the contract as its files have it; there is nothing to decide")));
    }

    /** Brings readers' files and reports up to date. */
    static void show(Session session) {
        new ServeFiles(session).export();
        new WriteReports(session).index();
    }
}
