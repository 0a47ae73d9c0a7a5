package dev.varve.cli.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "bench",
        description = "Measures this machine: whole processes, compared with what else does the work.",
        subcommands = {
            BenchLoadCommand.class,
            BenchChainCommand.class,
            BenchRasterCommand.class,
            BenchEngineCommand.class,
            BenchPixelsCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  varve bench load --rows 1000000 --rounds 3",
            "  varve bench chain --rows 1000000",
            "  varve bench raster --size 2000"
        })
public final class BenchCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "say what to measure: varve bench load, varve bench chain or varve bench raster");
    }
}
