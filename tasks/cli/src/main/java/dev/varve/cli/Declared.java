package dev.varve.cli;

import dev.varve.contract.Contract;
import dev.varve.contract.Contracts;
import dev.varve.failure.TaskFailure;
import java.util.stream.Collectors;

/** The datasets that contracts declare. */
final class Declared {
    private Declared() {}

    static Contract require(Contracts contracts, String dataset) {
        return contracts
                .find(dataset)
                .orElseThrow(() -> TaskFailure.usage("there is no dataset " + dataset + "; there are: "
                        + contracts.all().stream().map(Contract::dataset).collect(Collectors.joining(", "))));
    }
}
