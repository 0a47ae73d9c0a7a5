package dev.varve.cli;

import dev.varve.cli.generate.ImageryDrops;
import dev.varve.cli.generate.RetailDrops;
import dev.varve.runtime.Locations;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "generate",
        description = "Writes the demo's drops into landing: of a shop, and a few scenes of a satellite.")
final class GenerateCommand implements Callable<Integer> {
    @Mixin
    private Locations places;

    @Spec
    private CommandSpec spec;

    @Option(names = "--days", defaultValue = "10", description = "How many days of drops (default: ${DEFAULT-VALUE})")
    private int days;

    @Option(names = "--scale", defaultValue = "2", description = "How much a day (default: ${DEFAULT-VALUE})")
    private int scale;

    @Option(names = "--seed", defaultValue = "42", description = "Chooses the data (default: ${DEFAULT-VALUE})")
    private long seed;

    @Override
    public Integer call() throws Exception {
        Stream.concat(
                        RetailDrops.write(places.landing(), days, seed, scale).stream(),
                        ImageryDrops.write(places.landing(), days, seed).stream())
                .forEach(story -> spec.commandLine()
                        .getOut()
                        .println(story.day() + "  " + story.dataset() + ": " + story.text()));
        return 0;
    }
}
