package dev.varve.quality;

import dev.varve.contract.Contract;
import java.sql.Connection;
import java.util.List;

/** Runs every check of a dataset on one load. */
public final class Checks {

    private Checks() {}

    /** As {@link #evaluate(Connection, Contract, Subject, Candidate)}, for tables that outlive a failed statement. */
    public static List<CheckResult> evaluate(Connection connection, Contract contract, Subject subject) {
        return evaluate(connection, contract, subject, Candidate.STANDING);
    }

    /**
     * Reads only: the connection's transaction is neither committed nor rolled back. A check that cannot run is a
     * result in state error, never an exception.
     *
     * @param candidate restored after each statement that fails
     * @return built-in checks first, then those of the contract in its order
     */
    public static List<CheckResult> evaluate(
            Connection connection, Contract contract, Subject subject, Candidate candidate) {
        return new Run(connection, contract, subject, candidate).results();
    }
}
