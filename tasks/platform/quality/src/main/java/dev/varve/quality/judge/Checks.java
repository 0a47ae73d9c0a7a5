package dev.varve.quality.judge;

import dev.varve.contract.Contract;
import dev.varve.quality.check.CheckResult;
import dev.varve.quality.check.CheckedRows;
import dev.varve.warehouse.Warehouse;
import java.util.List;

/** Runs every check of a dataset on one load. */
public final class Checks {

    private Checks() {}

    /**
     * Reads only. A check that cannot run is a result in state error, never an exception; only what no check is to blame
     * for, such as a full disk, is thrown.
     *
     * @param restore shows the candidate and the subject's rows again: a statement that fails ends the transaction
     * @return built-in checks first, then those of the contract in its order
     */
    public static List<CheckResult> evaluate(
            Warehouse warehouse, Contract contract, CheckedRows subject, Runnable restore) {
        return new CheckRun(warehouse, contract, subject, restore).results();
    }
}
