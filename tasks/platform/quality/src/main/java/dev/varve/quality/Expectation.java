package dev.varve.quality;

import java.util.List;
import java.util.Optional;

/** A claim about the rows of a table. */
sealed interface Expectation {

    Sentence sentence();

    /** Columns that show a failure. */
    List<String> columns();

    /** The statement that returns exactly the failing rows; empty where no row can be blamed. */
    Optional<String> failingRows(Table table);

    /** Measured by aggregates, together with others in one scan. */
    sealed interface Scanned extends Expectation permits EachRow, Distinct, Figure, DataAge {
        List<String> aggregates();

        Measurement judge(Groups groups);
    }

    /** Measured by counting the rows that its own statement returns. */
    sealed interface Searched extends Expectation permits DistinctOverall, References, RowsOfQuery {
        /** Aggregate that counts the rows looked at. */
        String evaluated();

        Measurement judge(long evaluated, long failing);

        /** Why it cannot be judged now; empty where it can. */
        Optional<String> obstacle();
    }

    /** Measured without a look at the table. */
    record Known(Sentence sentence, Measurement measurement, CheckResult.Sample sample) implements Expectation {
        @Override
        public List<String> columns() {
            return List.of();
        }

        @Override
        public Optional<String> failingRows(Table table) {
            return Optional.empty();
        }
    }
}
