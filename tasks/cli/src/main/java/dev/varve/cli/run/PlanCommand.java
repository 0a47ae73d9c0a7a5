package dev.varve.cli.run;

import dev.varve.cli.screen.Progress;
import dev.varve.contract.Contract;
import dev.varve.ledger.Json;
import dev.varve.ledger.change.ContractDecision;
import dev.varve.load.SampleContract;
import dev.varve.load.SettleContract;
import dev.varve.quality.ContractParts;
import dev.varve.quality.ContractPlan;
import dev.varve.runtime.ChangedContract;
import dev.varve.runtime.Locations;
import dev.varve.runtime.Session;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "plan",
        description =
                "What changed contracts would change for readers, what that costs, and whether it waits for a person.",
        footer = {"", "Examples:", "  varve plan", "  varve plan retail.orders --full"})
public final class PlanCommand implements Callable<Integer> {
    @Mixin
    private Locations places;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "DATASET",
            description = "One dataset (default: all whose contract changed)")
    private String dataset;

    @Option(
            names = "--full",
            description = "Reads every file and makes every table, and takes all of it back (default: reads some files;"
                    + " where a run judged the contract already, tells what it found)")
    private boolean full;

    @Option(names = "--json", description = "As a JSON array, a plan for each dataset")
    private boolean json;

    @Override
    public Integer call() {
        Progress progress = new Progress(spec.commandLine().getErr());
        PrintWriter out = spec.commandLine().getOut();
        try (Session session = Session.open(places, progress::say)) {
            List<ContractPlan> plans = new ArrayList<>();
            List<String> asked = dataset == null
                    ? session.declared().all().stream().map(Contract::dataset).toList()
                    : List.of(session.declared(dataset).dataset());
            for (String one : asked) {
                ChangedContract.of(session, one).ifPresent(change -> {
                    progress.show(one + ": plan");
                    plans.add(plan(session, change));
                });
            }
            progress.show("");
            if (json) {
                out.println(Json.text(plans));
            } else if (plans.isEmpty()) {
                out.println((dataset == null ? "" : dataset + ": ")
                        + "nothing would change: tables are made by the contracts as their files have them");
            } else {
                plans.forEach(plan -> out.print(PlanText.of(plan)));
            }
            out.flush();
        }
        return 0;
    }

    private ContractPlan plan(Session session, ChangedContract change) {
        Optional<ContractPlan> judged =
                change.standing().map(ContractDecision::plan).map(text -> Json.read(text, ContractPlan.class));
        if (!full && judged.isPresent()) {
            return judged.get();
        }
        boolean reads =
                new ContractParts(session.contract(change.declared().dataset()), change.declared()).readsOtherwise();
        SampleContract sample = new SampleContract(session, change);
        return full || !reads || sample.wouldBeWhole() ? new SettleContract(session).plan(change) : sample.plan();
    }
}
