package dev.varve.cli.store;

import dev.varve.cli.screen.Progress;
import dev.varve.failure.TaskFailure;
import dev.varve.runtime.Locations;
import dev.varve.storage.ArchiveCopy;
import dev.varve.storage.ObjectStore;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "copy",
        description =
                "Copies an archive with its manifests and decisions, and proves every content by its hash; what is there"
                        + " already stays, so that a copy that was cut short goes on.",
        footer = {"", "Example: varve archive copy .varve/archive s3://bucket/archive --env dev.yaml"})
final class ArchiveCopyCommand implements Callable<Integer> {
    @Mixin
    private Locations places;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FROM", description = "A folder, or s3://bucket/prefix")
    private String from;

    @Parameters(index = "1", paramLabel = "TO", description = "A folder, or s3://bucket/prefix")
    private String to;

    @Option(names = "--prove", description = "Read also what is there already, and prove it again")
    private boolean prove;

    @Override
    public Integer call() {
        ObjectStore source = places.storage().open(from);
        ObjectStore target = places.storage().open(to);
        if (source.location().equals(target.location())) {
            throw TaskFailure.usage("FROM and TO are one place, " + source.location());
        }
        ArchiveCopy.Result result = new ArchiveCopy(source, target)
                .copy(prove, new Progress(spec.commandLine().getErr())::say);
        spec.commandLine()
                .getOut()
                .println(result.copied() + " objects copied, " + result.bytes() + " bytes; " + result.there()
                        + (prove ? " were there already and proved" : " were there already"));
        return 0;
    }
}
