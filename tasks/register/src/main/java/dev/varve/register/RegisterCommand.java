package dev.varve.register;

import dev.varve.runtime.DatasetCommand;
import dev.varve.runtime.Interval;
import dev.varve.runtime.Outcome;
import dev.varve.runtime.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "register",
        description =
                "Reads every new file whole: archives it, hashes it, proves it complete, and names its drop a load.",
        footer = {"", "Example: varve register --dataset retail.orders --until 2026-03-05"})
public final class RegisterCommand extends DatasetCommand {
    @Mixin
    private Interval interval;

    @Override
    protected Outcome run(Session session, String dataset) {
        return new RegisterDrops(session).register(dataset, interval.until()).outcome();
    }
}
