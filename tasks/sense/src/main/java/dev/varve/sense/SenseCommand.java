package dev.varve.sense;

import dev.varve.failure.TaskFailure;
import dev.varve.ledger.Arrivals;
import dev.varve.runtime.DatasetCommand;
import dev.varve.runtime.Interval;
import dev.varve.runtime.Outcome;
import dev.varve.runtime.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "sense",
        description = "Looks whether there is anything to do for a dataset: files not registered, loads not published,"
                + " a contract that changed. Exits 99 if not.",
        footer = {"", "Example: varve sense --dataset retail.orders"})
public final class SenseCommand extends DatasetCommand {
    @Mixin
    private Interval interval;

    @Override
    protected Outcome run(Session session, String dataset) {
        Sensed sensed = new SenseArrivals(session).look(dataset, interval.until());
        if (sensed.nothing() && !sensed.waiting().isEmpty()) {
            throw TaskFailure.nothing(
                    dataset + ": nothing is complete yet: " + Arrivals.Waiting.text(sensed.waiting()));
        }
        if (sensed.nothing()) {
            throw TaskFailure.nothing(
                    dataset + ": nothing arrived in " + session.landing().location() + "/"
                            + session.contract(dataset).landing() + ", and nothing waits");
        }
        return Outcome.done(0)
                .with("drops", sensed.drops())
                .with("files", sensed.files())
                .with("pending", sensed.pending())
                .with("stale", sensed.stale())
                .with("waiting", sensed.waiting().size());
    }
}
