package dev.varve.quality.judge;

import dev.varve.contract.Check;
import dev.varve.contract.Column;
import dev.varve.contract.Contract;
import dev.varve.contract.Type;
import dev.varve.quality.check.CheckResult;
import dev.varve.quality.check.CheckSentence;
import dev.varve.quality.check.CheckedRows;
import dev.varve.quality.check.DurationText;
import dev.varve.quality.check.Expectation;
import dev.varve.quality.check.MeasuredTable;
import dev.varve.quality.check.Measurement;
import dev.varve.quality.check.RowFilter;
import dev.varve.quality.sql.Literal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns the checks that a contract declares into expectations. */
final class DeclaredChecks {

    private final Contract contract;
    private final CheckedRows subject;

    DeclaredChecks(Contract contract, CheckedRows subject) {
        this.contract = contract;
        this.subject = subject;
    }

    /** @throws IllegalArgumentException where the check does not say what it needs to */
    Expectation expectation(Check check, MeasuredTable table, List<Column> columns) {
        Map<String, Object> arguments = check.arguments();
        RowFilter choice = RowFilter.EVERY_ROW.mostly((Number) arguments.getOrDefault("mostly", 1));
        Expectations make = new Expectations(
                table,
                check.where().map(text -> choice.where(table.condition(text))).orElse(choice));
        String column = check.column().orElse(null);
        return switch (check.expectation()) {
            case "column_values_to_not_be_null" -> make.notNull(column);
            case "column_values_to_be_null" -> make.isNull(column);
            case "column_values_to_be_unique" -> make.unique(column);
            case "column_values_to_be_in_set" -> make.inSet(column, values(check, columns));
            case "column_values_to_not_be_in_set" -> make.notInSet(column, values(check, columns));
            case "column_values_to_be_between" -> make.between(column, range(check, columns));
            case "column_values_to_match_regex" -> make.matches(column, text(check, "regex"));
            case "column_values_to_not_match_regex" -> make.matchesNot(column, text(check, "regex"));
            case "column_value_lengths_to_be_between" -> make.lengthBetween(column, range(check, List.of()));
            case "column_min_to_be_between" -> make.minBetween(column, range(check, columns));
            case "column_max_to_be_between" -> make.maxBetween(column, range(check, columns));
            case "column_mean_to_be_between" -> make.meanBetween(column, range(check, List.of()));
            case "column_sum_to_be_between" -> make.sumBetween(column, range(check, List.of()));
            case "column_pair_values_a_to_be_greater_than_b" ->
                make.greater(
                        text(check, "column_A"), text(check, "column_B"), flag(check, "or_equal"), ignoring(check));
            case "column_pair_values_to_be_equal" ->
                make.equal(text(check, "column_A"), text(check, "column_B"), ignoring(check));
            case "compound_columns_to_be_unique" -> make.uniqueTogether(names(check, "column_list"), ignoring(check));
            case "table_row_count_to_be_between" -> make.rowCountBetween(range(check, List.of()));
            case "table_row_count_to_equal" ->
                make.rowCountBetween(Range.exactly(((Number) argument(check, "value")).longValue()));
            case "references" ->
                make.references(
                        arguments.containsKey("columns") ? names(check, "columns") : List.of(column),
                        text(check, "to"),
                        Optional.ofNullable(subject.others().get(text(check, "to"))));
            case "data_age_at_most" -> make.dataAge(subject.receivedAt(), (Duration) argument(check, "value"));
            case "load_age_at_most" -> loadAge((Duration) argument(check, "value"));
            case "sql" -> make.noRowOf("checks/" + text(check, "file"), sql(text(check, "file")));
            default -> throw new IllegalArgumentException("This version does not run " + check.expectation());
        };
    }

    private Expectation loadAge(Duration limit) {
        Measurement measurement = subject.previousReceivedAt()
                .map(previous -> {
                    Duration gap = Duration.between(previous, subject.receivedAt());
                    boolean holds = gap.compareTo(limit) <= 0;
                    return Measurement.of(holds, 1, holds ? 0 : 1, DurationText.words(gap) + " after the load before");
                })
                .orElse(Measurement.skipped("It is the first load of the dataset"));
        return new Expectation.Known(
                new CheckSentence("load", "arrives", "at most " + DurationText.words(limit) + " after the load before"),
                measurement,
                CheckResult.Sample.NONE);
    }

    private String sql(String file) {
        return Optional.ofNullable(contract.checkSql().get(file))
                .orElseThrow(() -> new IllegalArgumentException("There is no file checks/" + file + ".sql"));
    }

    private static Expectations.Ignoring ignoring(Check check) {
        return switch (String.valueOf(check.arguments().get("ignore_row_if"))) {
            case "neither", "never" -> Expectations.Ignoring.NO_ROW;
            case "either_value_is_missing", "any_value_is_missing" -> Expectations.Ignoring.ROWS_WITH_A_NULL;
            default -> Expectations.Ignoring.ROWS_OF_NULLS;
        };
    }

    private Range range(Check check, List<Column> columns) {
        return new Range(
                Optional.ofNullable(check.arguments().get("min_value")).map(value -> literal(value, check, columns)),
                Optional.ofNullable(check.arguments().get("max_value")).map(value -> literal(value, check, columns)),
                flag(check, "strict_min"),
                flag(check, "strict_max"));
    }

    private List<Literal> values(Check check, List<Column> columns) {
        return ((List<?>) argument(check, "value_set"))
                .stream().map(value -> literal(value, check, columns)).toList();
    }

    private Literal literal(Object value, Check check, List<Column> columns) {
        return columns.stream()
                .filter(column -> check.column().filter(column.name()::equals).isPresent())
                .findFirst()
                .map(column -> Literal.of(value, column.type(), column.zone()))
                .orElseGet(() -> Literal.of(value, new Type.Text(0), contract.zone()));
    }

    private static boolean flag(Check check, String name) {
        return Boolean.TRUE.equals(check.arguments().get(name));
    }

    private static String text(Check check, String name) {
        return String.valueOf(argument(check, name));
    }

    private static List<String> names(Check check, String name) {
        return ((List<?>) argument(check, name)).stream().map(String::valueOf).toList();
    }

    private static Object argument(Check check, String name) {
        return Optional.ofNullable(check.arguments().get(name))
                .orElseThrow(() -> new IllegalArgumentException(check.expectation() + " needs " + name));
    }
}
