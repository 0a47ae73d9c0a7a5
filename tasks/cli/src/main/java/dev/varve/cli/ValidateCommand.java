package dev.varve.cli;

import dev.varve.contract.Contract;
import dev.varve.contract.read.Contracts;
import dev.varve.runtime.Locations;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "validate",
        description = "Checks every contract and says everything that is wrong, with file, line and field.",
        footer = {"", "Example: varve validate --sql my-datasets"})
final class ValidateCommand implements Callable<Integer> {
    @Mixin
    private Locations places;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Contracts contracts = Contracts.read(places.sql());
        places.environment();
        for (Contract contract : contracts.all()) {
            spec.commandLine()
                    .getOut()
                    .println(contract.dataset() + ": valid, "
                            + contract.columns().size() + " columns, lands at " + contract.landing());
        }
        return 0;
    }
}
