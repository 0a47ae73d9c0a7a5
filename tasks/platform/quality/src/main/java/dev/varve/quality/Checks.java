package dev.varve.quality;

import dev.varve.contract.Contract;
import dev.varve.warehouse.Warehouse;
import java.util.List;

/** Runs every check of a dataset on one load. */
final class Checks {

    private Checks() {}

    /**
     * Reads only. A check that cannot run is a result in state error, never an exception; only what no check is to blame
     * for, such as a full disk, is thrown.
     *
     * @param restore shows the candidate and the subject's rows again: a statement that fails ends the transaction
     * @return built-in checks first, then those of the contract in its order
     */
    static List<CheckResult> evaluate(Warehouse warehouse, Contract contract, Subject subject, Runnable restore) {
        return new Run(warehouse, contract, subject, restore).results();
    }
}
