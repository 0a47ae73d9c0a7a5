package dev.varve.cli.run;

import dev.varve.cli.screen.Progress;
import dev.varve.runtime.Locations;
import dev.varve.runtime.ServeFiles;
import dev.varve.runtime.Session;
import dev.varve.serve.Export;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "compact",
        description =
                "Writes the readers' copy of every table into as few files as it can have; the rows stay as they are.",
        footer = {"", "Example: varve compact"})
public final class CompactCommand implements Callable<Integer> {
    @Mixin
    private Locations places;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Progress progress = new Progress(spec.commandLine().getErr());
        try (Session session = Session.open(places, progress::say)) {
            Export.Result written = new ServeFiles(session).export(true);
            progress.say("compact: " + written.rows() + " rows and " + written.bytes() + " bytes written");
        }
        return 0;
    }
}
