package dev.varve.cli.served;

import dev.varve.contract.Contract;
import dev.varve.contract.read.Contracts;
import dev.varve.failure.TaskFailure;
import java.util.stream.Collectors;

/** The datasets that contracts declare. */
public final class Declared {
    private Declared() {}

    public static Contract require(Contracts contracts, String dataset) {
        return contracts
                .find(dataset)
                .orElseThrow(() -> TaskFailure.usage("there is no dataset " + dataset + "; there are: "
                        + contracts.all().stream().map(Contract::dataset).collect(Collectors.joining(", "))));
    }
}
