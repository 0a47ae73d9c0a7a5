package dev.varve.quality.judge;

import dev.varve.quality.check.Expectation;
import dev.varve.quality.check.MeasuredTable;
import dev.varve.quality.check.Measurement;
import dev.varve.quality.check.RowFilter;
import dev.varve.quality.sql.CheckCannotRun;
import java.util.List;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on the rows of a table, named like the checks of a contract:
 * {@code assertThat(table).where("status <> 'test'").column("amount").valuesAreBetween(0, 100)}. Bounds may be null
 * where there is none. All throw {@link CheckCannotRun} where the engine refuses the statement.
 */
public final class TableAssert extends AbstractAssert<TableAssert, MeasuredTable> {

    private final RowFilter choice;

    private TableAssert(MeasuredTable table, RowFilter choice) {
        super(table, TableAssert.class);
        this.choice = choice;
    }

    public static TableAssert assertThat(MeasuredTable table) {
        return new TableAssert(table, RowFilter.EVERY_ROW);
    }

    /** @param condition a SQL condition that chooses the rows */
    public TableAssert where(String condition) {
        isNotNull();
        return new TableAssert(actual, choice.where(actual.condition(condition)));
    }

    /** @param share of the rows that must fit, 0 to 1 */
    public TableAssert mostly(double share) {
        return new TableAssert(actual, choice.mostly(share));
    }

    public ColumnAssert column(String name) {
        isNotNull();
        return new ColumnAssert(this, expectations(), name);
    }

    public TableAssert hasRowCountBetween(Long min, Long max) {
        return satisfies(expectations().rowCountBetween(Range.of(min, max)));
    }

    public TableAssert hasRowCount(long count) {
        return satisfies(expectations().rowCountBetween(Range.exactly(count)));
    }

    /** Rows with nulls in all the columns do not count. */
    public TableAssert hasUnique(String... columns) {
        return satisfies(expectations().uniqueTogether(List.of(columns), Expectations.Ignoring.ROWS_OF_NULLS));
    }

    /** @param query one SELECT that returns the failing rows */
    public TableAssert hasNoRowOf(String name, String query) {
        return satisfies(expectations().noRowOf(name, query));
    }

    TableAssert satisfies(Expectation expectation) {
        isNotNull();
        return fits(expectation, actual.measure(expectation));
    }

    TableAssert fits(Expectation expectation, Measurement found) {
        if (!found.holds()) {
            failWithMessage(
                    "%nExpecting of %s that%n  %s%nbut found%n  %s",
                    actual.name(), expectation.sentence().words(), found.observed());
        }
        return this;
    }

    private Expectations expectations() {
        return new Expectations(actual, choice);
    }
}
