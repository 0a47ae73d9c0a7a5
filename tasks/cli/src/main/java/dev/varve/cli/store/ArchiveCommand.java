package dev.varve.cli.store;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "archive",
        description =
                "What was delivered, kept under its hash, with the manifests and decisions that make a lost warehouse again.",
        subcommands = ArchiveCopyCommand.class,
        footer = {"", "Example: varve archive copy HOME/archive s3://bucket/archive"})
public final class ArchiveCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
