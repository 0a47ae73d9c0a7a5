package dev.varve.report;

import dev.varve.ledger.Load;
import dev.varve.runtime.LoadsCommand;
import dev.varve.runtime.Outcome;
import dev.varve.runtime.ServeFiles;
import dev.varve.runtime.Session;
import java.util.Optional;
import picocli.CommandLine.Command;

@Command(
        name = "report",
        description =
                "Writes the HTML report of each load that has none of its present state, and the index of all loads.",
        footer = {"", "Example: varve report --dataset retail.orders"})
public final class ReportCommand extends LoadsCommand {
    @Override
    protected Outcome run(Session session, String dataset, Optional<Load> only) {
        WriteReports reports = new WriteReports(session);
        int written = reports.write(dataset, only);
        // Readers learn of refused and held loads too.
        new ServeFiles(session).export();
        return Outcome.done(0)
                .with("reports", written)
                .with("index", reports.index().toString());
    }
}
