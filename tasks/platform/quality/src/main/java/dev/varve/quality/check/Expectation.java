package dev.varve.quality.check;

import java.util.List;
import java.util.Optional;

/** A claim about the rows of a table. */
public sealed interface Expectation {

    CheckSentence sentence();

    /** Columns that show a failure. */
    List<String> columns();

    /** The statement that returns exactly the failing rows; empty where no row can be blamed. */
    Optional<String> failingRows(MeasuredTable table);

    /** Measured by aggregates, together with others in one scan. */
    sealed interface Scanned extends Expectation permits EachRow, Distinct, AggregateExpectation, DataAge {
        List<String> aggregates();

        Measurement judge(GroupedAggregates groups);
    }

    /** Measured by counting the rows that its own statement returns. */
    sealed interface Searched extends Expectation permits DistinctOverall, RefersTo, Queried {
        /** Aggregate that counts the rows looked at. */
        String evaluated();

        Measurement judge(long evaluated, long failing);

        /** Why it cannot be judged now; empty where it can. */
        Optional<String> obstacle();
    }

    /** Every row that its own statement returns fails, and is shown whole. */
    sealed interface Queried extends Searched permits Repeated, RowsOfQuery {
        @Override
        default List<String> columns() {
            return List.of();
        }

        @Override
        default String evaluated() {
            return "count(*)";
        }

        @Override
        default Optional<String> obstacle() {
            return Optional.empty();
        }
    }

    /** Measured without a look at the table. */
    record Known(CheckSentence sentence, Measurement measurement, CheckResult.Sample sample) implements Expectation {
        @Override
        public List<String> columns() {
            return List.of();
        }

        @Override
        public Optional<String> failingRows(MeasuredTable table) {
            return Optional.empty();
        }
    }
}
