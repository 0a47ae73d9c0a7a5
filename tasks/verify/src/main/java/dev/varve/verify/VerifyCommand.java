package dev.varve.verify;

import dev.varve.ledger.Load;
import dev.varve.runtime.LoadsCommand;
import dev.varve.runtime.Outcome;
import dev.varve.runtime.Session;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "verify",
        description =
                "Judges what readers would see: a critical failure holds the load, and readers keep what they have.",
        footer = {
            "",
            "Examples:",
            "  varve verify --dataset retail.orders",
            "  varve verify --dataset retail.orders --full"
        })
public final class VerifyCommand extends LoadsCommand {
    @Option(
            names = "--full",
            description =
                    "Also derives every table again, and compares all rows; works with nothing pending too. Exits 74 where"
                            + " a table differs.")
    private boolean full;

    @Override
    protected Outcome run(Session session, String dataset, Optional<Load> only) {
        return full ? new VerifyLoads(session).recount(dataset, only) : new VerifyLoads(session).verify(dataset, only);
    }
}
