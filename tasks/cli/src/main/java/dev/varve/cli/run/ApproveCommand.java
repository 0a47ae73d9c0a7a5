package dev.varve.cli.run;

import dev.varve.cli.screen.Progress;
import dev.varve.failure.TaskFailure;
import dev.varve.ledger.Decision;
import dev.varve.ledger.Load;
import dev.varve.report.WriteReports;
import dev.varve.runtime.Locations;
import dev.varve.runtime.ServeFiles;
import dev.varve.runtime.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "approve",
        description = "Lets a held load count from now on, with a reason that the report shows.",
        footer = {
            "",
            "Example: varve approve retail.customers 3f9a1c27b0de --reason 'the shop closed its Swedish branch'"
        })
public final class ApproveCommand implements Callable<Integer> {
    @Mixin
    private Locations places;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DATASET", description = "Dataset: domain.name")
    private String dataset;

    @Parameters(index = "1", paramLabel = "LOAD", description = "The first characters of the load's key")
    private String load;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why it may be published")
    private String reason;

    @Option(names = "--by", paramLabel = "NAME", description = "Who decides (default: the user of this machine)")
    private String by;

    @Override
    public Integer call() {
        if (reason.isBlank()) {
            throw TaskFailure.usage("--reason is empty; say why the load may be published");
        }
        Progress progress = new Progress(spec.commandLine().getErr());
        try (Session session = Session.open(places, progress::say)) {
            session.contract(dataset);
            Load held = session.requireLoad(dataset, load);
            // An earlier approval may have ended before its load was published.
            boolean approved = held.pending() && session.ledger().acceptedByAPerson(held);
            if (held.state() != Load.State.HELD && !approved) {
                throw TaskFailure.usage(dataset + ": load " + held.shortKey() + " is "
                        + held.state().text() + ", not held; there is nothing to approve");
            }
            if (!approved) {
                accept(session, held);
            }
            TaskChain.Result result = new TaskChain(session, progress::show).load(held);
            new ServeFiles(session).export();
            new WriteReports(session).index();
            progress.say(dataset + ": load " + held.shortKey() + " approved and "
                    + result.load().state().text());
            return result.problems().isEmpty() ? 0 : TaskFailure.Kind.REFUSED.exitCode();
        }
    }

    private void accept(Session session, Load held) {
        session.warehouse().transaction(() -> {
            session.ledger()
                    .decide(
                            held,
                            Decision.Kind.ACCEPT,
                            session.ledger().now(),
                            by == null ? "user " + System.getProperty("user.name") : by,
                            reason);
            session.ledger().setState(held.id(), Load.State.LOADED);
        });
    }
}
