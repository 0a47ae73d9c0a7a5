package dev.varve.cli.run;

import dev.varve.cli.screen.Progress;
import dev.varve.failure.TaskFailure;
import dev.varve.ledger.Decision;
import dev.varve.load.SettleContract;
import dev.varve.runtime.ChangedContract;
import dev.varve.runtime.Locations;
import dev.varve.runtime.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "discard",
        description = "Goes on without a changed contract until its files change again; the files are not touched.",
        footer = {"", "Example: varve discard retail.customers --contract"})
public final class DiscardCommand implements Callable<Integer> {
    @Mixin
    private Locations places;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DATASET", description = "Dataset: domain.name")
    private String dataset;

    @Option(
            names = "--contract",
            required = true,
            description = "The dataset's contract as its files have it: the one in force stays")
    private boolean contract;

    @Option(
            names = "--reason",
            defaultValue = "loads go on without it",
            paramLabel = "TEXT",
            description = "Why (default: loads go on without it)")
    private String reason;

    @Option(names = "--by", paramLabel = "NAME", description = "Who decides (default: the user of this machine)")
    private String by;

    @Override
    public Integer call() {
        Progress progress = new Progress(spec.commandLine().getErr());
        try (Session session = Session.open(places, progress::say)) {
            session.contract(dataset);
            ChangedContract change = ChangedContracts.require(session, dataset);
            if (change.inForce().files().equals(session.declared().texts(dataset))) {
                throw TaskFailure.usage(
                        dataset + ": its files did not change: this version reads or derives otherwise than"
                                + " the one that made its tables. Approve it, or go back to that version");
            }
            new SettleContract(session).discard(change, new SettleContract.Decider(Decision.person(by), reason));
            ChangedContracts.show(session);
            progress.say(ChangedContract.of(session, dataset)
                    .map(ChangedContract::sentence)
                    .orElseThrow());
            return 0;
        }
    }
}
