package dev.varve.contract;

import java.util.Map;
import java.util.Optional;

/**
 * An assertion on data.
 *
 * @param id stable within the dataset: given, or made of subject and expectation
 * @param expectation Great Expectations' name without {@code expect_}: {@code column_values_to_be_between}; or
 *     {@code data_age_at_most}, {@code load_age_at_most}, {@code sql}
 * @param table the child it looks at; empty for the dataset itself
 * @param column the column it looks at, where it looks at one
 * @param arguments Great Expectations' keywords: String, Number, Boolean or List; {@code mostly} among them; for
 *     {@code sql}: {@code file}; for ages: {@code value}, a {@link java.time.Duration}
 * @param where a SQL condition that chooses the rows
 */
public record Check(
        String id,
        String expectation,
        Optional<String> table,
        Optional<String> column,
        Map<String, Object> arguments,
        Severity severity,
        String why,
        String owner,
        Optional<String> where) {

    /** One that every dataset has. */
    public static Check builtIn(
            String name, String expectation, Optional<String> table, Severity severity, String why, String owner) {
        return new Check(
                "builtin." + name,
                expectation,
                table,
                Optional.empty(),
                Map.of(),
                severity,
                why,
                owner,
                Optional.empty());
    }
}
