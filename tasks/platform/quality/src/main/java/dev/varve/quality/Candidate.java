package dev.varve.quality;

import java.sql.SQLException;

/**
 * The transaction that shows what readers would see. A statement that fails aborts it on most engines; the checks that
 * come after need it again.
 */
@FunctionalInterface
public interface Candidate {
    /** For tables that stand without an open transaction. */
    Candidate STANDING = () -> {};

    /** Rolls back what is left of the transaction and shows the candidate and the subject's rows again. */
    void restore() throws SQLException;
}
