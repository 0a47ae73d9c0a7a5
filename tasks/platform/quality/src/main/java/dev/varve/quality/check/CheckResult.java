package dev.varve.quality.check;

import dev.varve.contract.Check;
import dev.varve.contract.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What one check said of one load. Texts may hold values of the data, so they are hostile input to whoever shows them;
 * values of personal columns are masked.
 *
 * @param id stable within the dataset; {@code builtin.…} for checks that every dataset has
 * @param table the child it looked at; empty for the dataset itself
 * @param expectation as in {@link dev.varve.contract.Check}; built-in checks have names of their own
 * @param words the expectation as a sentence: {@code amount is between 0 and 100}
 * @param message what the assertion said, why the check could not run or was skipped; empty where it passed
 * @param observed what was found: {@code 3 of 1,000 rows do not (0.3 %)}; empty where nothing was measured
 * @param evaluated rows (groups, files) that were judged
 * @param failing those that do not fit, also where {@code mostly} lets the check pass
 * @param sql returns exactly the failing rows, runnable by readers where {@link Subject.Rows#readable} is given
 */
public record CheckResult(
        String id,
        String dataset,
        Optional<String> table,
        Optional<String> column,
        String expectation,
        String words,
        Severity severity,
        State state,
        Optional<String> message,
        String observed,
        String expected,
        long evaluated,
        long failing,
        Sample sample,
        Optional<String> sql,
        String why,
        String owner) {

    public static CheckResultBuilder of(String dataset, Check check) {
        return new CheckResultBuilder(dataset, check);
    }

    /** A critical check that failed, or any that could not run: it holds the load. */
    public boolean holds() {
        return state == State.FAIL || state == State.ERROR;
    }

    public enum State {
        PASS,
        /** A warning or info check failed. */
        WARN,
        /** A critical check failed. */
        FAIL,
        /** The check could not run; counts as critical whatever its severity. */
        ERROR,
        SKIPPED;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param rows at most {@value #ROWS}, values as text, null for NULL, as many as there are columns */
    public record Sample(List<String> columns, List<List<String>> rows) {
        public static final int ROWS = 20;
        public static final Sample NONE = new Sample(List.of(), List.of());

        public Sample {
            columns = List.copyOf(columns);
            rows = rows.stream()
                    .map(row -> Collections.unmodifiableList(new ArrayList<>(row)))
                    .toList();
        }
    }
}
