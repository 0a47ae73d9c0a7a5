package dev.varve.quality.judge;

import dev.varve.contract.Check;
import dev.varve.quality.check.Expectation;
import dev.varve.quality.check.MeasuredTable;
import dev.varve.quality.sql.CheckCannotRun;
import java.time.DateTimeException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A check that is about to run.
 *
 * @param expectation empty where it could not be made
 * @param obstacle why not
 */
record PlannedCheck(
        Check check, MeasuredTable table, Optional<Expectation> expectation, Optional<RuntimeException> obstacle) {

    static PlannedCheck of(Check check, MeasuredTable table, Supplier<Expectation> expectation) {
        try {
            return new PlannedCheck(check, table, Optional.of(expectation.get()), Optional.empty());
        } catch (CheckCannotRun | IllegalArgumentException | DateTimeException e) {
            return new PlannedCheck(check, table, Optional.empty(), Optional.of(e));
        }
    }
}
