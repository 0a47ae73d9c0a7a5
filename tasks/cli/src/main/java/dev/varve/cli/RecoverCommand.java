package dev.varve.cli;

import dev.varve.derive.Dataset;
import dev.varve.derive.Staging;
import dev.varve.runtime.DatasetCommand;
import dev.varve.runtime.Outcome;
import dev.varve.runtime.ServeFiles;
import dev.varve.runtime.Session;
import picocli.CommandLine.Command;

@Command(
        name = "recover",
        description = "The fallback after a failure: drops what was staged; loads stay pending unless held or refused.",
        footer = {"", "Example: varve recover --dataset retail.orders"})
final class RecoverCommand extends DatasetCommand {
    @Override
    protected Outcome run(Session session, String name) {
        Dataset dataset = session.datasets().find(name);
        Staging staging = new Staging(session.warehouse(), dataset);
        int staged = staging.changes().size();
        session.warehouse().transaction(staging::clear);
        // Nothing was published, but readers are told what was held or refused.
        new ServeFiles(session).export();
        return (staged == 0 ? Outcome.already() : Outcome.done(0)).with("dropped", staged);
    }
}
