package dev.varve.cli.run;

import dev.varve.cli.screen.Progress;
import dev.varve.failure.TaskFailure;
import dev.varve.ledger.Decision;
import dev.varve.ledger.Load;
import dev.varve.load.SettleContract;
import dev.varve.report.WriteReports;
import dev.varve.runtime.ChangedContract;
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
        description =
                "Lets a held load count from now on, or a changed contract make the tables, with a reason that is kept.",
        footer = {
            "",
            "Examples:",
            "  varve approve retail.customers 3f9a1c27b0de --reason 'the shop closed its Swedish branch'",
            "  varve approve retail.customers --contract --reason 'the three rows are tests'"
        })
public final class ApproveCommand implements Callable<Integer> {
    @Mixin
    private Locations places;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DATASET", description = "Dataset: domain.name")
    private String dataset;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "LOAD",
            description = "The first characters of the load's key")
    private String load;

    @Option(names = "--contract", description = "The dataset's contract as its files have it, in place of a load")
    private boolean contract;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why it may be published")
    private String reason;

    @Option(names = "--by", paramLabel = "NAME", description = "Who decides (default: the user of this machine)")
    private String by;

    @Override
    public Integer call() {
        if (reason.isBlank()) {
            throw TaskFailure.usage("--reason is empty; say why it may be published");
        }
        if (contract == (load != null)) {
            throw TaskFailure.usage("name a load, or --contract");
        }
        Progress progress = new Progress(spec.commandLine().getErr());
        try (Session session = Session.open(places, progress::say)) {
            session.contract(dataset);
            if (contract) {
                return contract(session, progress);
            }
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

    private int contract(Session session, Progress progress) {
        ChangedContract change = ChangedContracts.require(session, dataset);
        progress.show(dataset + ": makes its tables again");
        new SettleContract(session).approve(change, new SettleContract.Decider(Decision.person(by), reason));
        ChangedContracts.show(session);
        progress.say(dataset + ": the changed contract is in force"
                + (session.ledger().pending(dataset).isEmpty() ? "" : "; varve run " + dataset + " loads what waited"));
        return 0;
    }

    private void accept(Session session, Load held) {
        session.warehouse().transaction(() -> {
            session.ledger().decide(held, Decision.Kind.ACCEPT, session.ledger().now(), Decision.person(by), reason);
            session.ledger().setState(held.id(), Load.State.LOADED);
        });
    }
}
