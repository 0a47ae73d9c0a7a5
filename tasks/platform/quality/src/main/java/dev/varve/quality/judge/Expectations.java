package dev.varve.quality.judge;

import dev.varve.quality.check.AggregateExpectation;
import dev.varve.quality.check.CheckSentence;
import dev.varve.quality.check.CheckedRows;
import dev.varve.quality.check.DataAge;
import dev.varve.quality.check.Distinct;
import dev.varve.quality.check.DurationText;
import dev.varve.quality.check.EachRow;
import dev.varve.quality.check.Expectation;
import dev.varve.quality.check.MeasuredTable;
import dev.varve.quality.check.RefersTo;
import dev.varve.quality.check.RowFilter;
import dev.varve.quality.check.RowsOfQuery;
import dev.varve.quality.sql.Literal;
import dev.varve.warehouse.Quoted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes expectations: the one place that knows what Great Expectations' words mean in SQL. Nulls never break a value's. */
record Expectations(MeasuredTable table, RowFilter choice) {

    /** Rows whose columns lack values are left out, by Great Expectations' {@code ignore_row_if}. */
    enum Ignoring {
        NO_ROW,
        ROWS_WITH_A_NULL,
        ROWS_OF_NULLS;

        String considered(List<String> columns) {
            String junction = this == ROWS_OF_NULLS ? " or " : " and ";
            return this == NO_ROW
                    ? "true"
                    : columns.stream()
                            .map(column -> Quoted.name(column) + " is not null")
                            .collect(Collectors.joining(junction, "(", ")"));
        }
    }

    Expectation notNull(String column) {
        return rows(column, "is", "not null", "true", Quoted.name(column) + " is null");
    }

    Expectation isNull(String column) {
        return rows(column, "is", "null", "true", Quoted.name(column) + " is not null");
    }

    Expectation unique(String column) {
        return new Distinct(
                sentence(column, "is", "unique"),
                List.of(column),
                Ignoring.ROWS_WITH_A_NULL.considered(List.of(column)),
                choice);
    }

    Expectation uniqueTogether(List<String> columns, Ignoring ignoring) {
        return new Distinct(
                sentence(named(columns), columns.size() == 1 ? "is" : "are together", "unique"),
                columns,
                ignoring.considered(columns),
                choice);
    }

    Expectation inSet(String column, List<Literal> values) {
        return values(column, "is", "one of " + words(values), Quoted.name(column) + " not in (" + sql(values) + ")");
    }

    Expectation notInSet(String column, List<Literal> values) {
        return values(column, "is", "none of " + words(values), Quoted.name(column) + " in (" + sql(values) + ")");
    }

    Expectation between(String column, Range range) {
        return values(column, "is", range.words(), "not (" + range.condition(Quoted.name(column)) + ")");
    }

    /** A match may stand anywhere in the text, as in Great Expectations: anchor the pattern where it must not. */
    Expectation matches(String column, String regex) {
        return values(column, "matches", regex, "not " + match(column, regex));
    }

    Expectation matchesNot(String column, String regex) {
        return values(column, "does not match", regex, match(column, regex));
    }

    Expectation lengthBetween(String column, Range range) {
        String length = "length(" + Quoted.name(column) + ")";
        return rows(
                "length of " + column,
                List.of(column),
                "is",
                range.words(),
                Quoted.name(column) + " is not null",
                "not (" + range.condition(length) + ")");
    }

    Expectation minBetween(String column, Range range) {
        return figure("smallest", column, "min(" + choice.value(Quoted.name(column)) + ")", range);
    }

    Expectation maxBetween(String column, Range range) {
        return figure("greatest", column, "max(" + choice.value(Quoted.name(column)) + ")", range);
    }

    /** Cast, since some engines keep the mean of integers an integer. */
    Expectation meanBetween(String column, Range range) {
        String number = "cast(" + Quoted.name(column) + " as double precision)";
        return figure("mean of", column, "avg(" + choice.value(number) + ")", range);
    }

    Expectation sumBetween(String column, Range range) {
        return figure("sum of", column, "sum(" + choice.value(Quoted.name(column)) + ")", range);
    }

    Expectation rowCountBetween(Range range) {
        String count = choice.count("true");
        return new AggregateExpectation(
                sentence("number of rows", "is", range.words()),
                List.of(),
                count,
                range.condition(count),
                count,
                Optional.of(range.containsZero()),
                false);
    }

    Expectation greater(String a, String b, boolean orEqual, Ignoring ignoring) {
        String relation = orEqual ? "at least " : "greater than ";
        return pair(a, b, relation + b, orEqual ? ">=" : ">", ignoring);
    }

    Expectation equal(String a, String b, Ignoring ignoring) {
        return pair(a, b, "equal to " + b, "=", ignoring);
    }

    Expectation references(List<String> columns, String to, Optional<CheckedRows.Other> other) {
        return new RefersTo(
                sentence(named(columns), columns.size() == 1 ? "refers" : "refer", "to a row of " + to),
                columns,
                to,
                other,
                choice);
    }

    Expectation dataAge(Instant receivedAt, Duration limit) {
        return new DataAge(
                sentence("newest row", "is", "at most " + DurationText.words(limit) + " old when received"),
                "max(" + choice.value(Quoted.name("effective_at")) + ")",
                receivedAt,
                limit);
    }

    /** @throws IllegalArgumentException where the text is anything but one SELECT */
    Expectation noRowOf(String name, String sql) {
        return new RowsOfQuery(sentence(name + ".sql", "returns", "no rows"), table.query(sql), choice);
    }

    private Expectation values(String column, String verb, String expected, String broken) {
        return rows(column, verb, expected, Quoted.name(column) + " is not null", broken);
    }

    private Expectation rows(String column, String verb, String expected, String considered, String broken) {
        return rows(column, List.of(column), verb, expected, considered, broken);
    }

    private Expectation rows(
            String subject, List<String> columns, String verb, String expected, String considered, String broken) {
        return new EachRow(sentence(subject, verb, expected), columns, considered, broken, choice);
    }

    private Expectation figure(String what, String column, String value, Range range) {
        return new AggregateExpectation(
                sentence(what + " " + column, "is", range.words()),
                List.of(column),
                value,
                range.condition(value),
                choice.count("true"),
                Optional.empty(),
                table.privacy().personal().contains(column));
    }

    /** A row with one null breaks the claim, unless it is ignored: that is Great Expectations' reading. */
    private Expectation pair(String a, String b, String expected, String operator, Ignoring ignoring) {
        List<String> columns = List.of(a, b);
        String considered = ignoring.considered(columns);
        String broken = "not coalesce(" + Quoted.name(a) + " " + operator + " " + Quoted.name(b) + ", false)";
        return rows(
                a,
                columns,
                "is",
                expected,
                considered,
                considered.equals("true") ? broken : considered + " and " + broken);
    }

    private CheckSentence sentence(String subject, String verb, String expected) {
        return new CheckSentence(subject, verb, expected).with(choice);
    }

    private static String match(String column, String regex) {
        return "regexp_matches(" + Quoted.name(column) + ", "
                + Literal.of(regex).sql() + ")";
    }

    private static String sql(List<Literal> values) {
        return values.stream().map(Literal::sql).collect(Collectors.joining(", "));
    }

    private static String words(List<Literal> values) {
        return values.stream().map(Literal::words).collect(Collectors.joining(", "));
    }

    private static String named(List<String> columns) {
        List<String> names = new ArrayList<>(columns);
        String last = names.removeLast();
        return names.isEmpty() ? last : String.join(", ", names) + " and " + last;
    }
}
