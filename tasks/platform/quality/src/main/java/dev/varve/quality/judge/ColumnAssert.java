package dev.varve.quality.judge;

import dev.varve.quality.check.Expectation;
import dev.varve.quality.sql.Literal;
import java.util.Arrays;
import java.util.List;

/** Assertions on one column of a table; nulls break only those on nulls. Each returns the assertion on the same column. */
public final class ColumnAssert {

    private final TableAssert table;
    private final Expectations expectations;
    private final String column;

    ColumnAssert(TableAssert table, Expectations expectations, String column) {
        this.table = table;
        this.expectations = expectations;
        this.column = column;
    }

    public ColumnAssert valuesAreNotNull() {
        return satisfies(expectations.notNull(column));
    }

    public ColumnAssert valuesAreNull() {
        return satisfies(expectations.isNull(column));
    }

    public ColumnAssert valuesAreUnique() {
        return satisfies(expectations.unique(column));
    }

    public ColumnAssert valuesAreInSet(Object... values) {
        return satisfies(expectations.inSet(column, literals(values)));
    }

    public ColumnAssert valuesAreNotInSet(Object... values) {
        return satisfies(expectations.notInSet(column, literals(values)));
    }

    /** Bounds belong to the range; null for none. */
    public ColumnAssert valuesAreBetween(Object min, Object max) {
        return satisfies(expectations.between(column, Range.of(min, max)));
    }

    /** @param regex in the engine's syntax; found anywhere in the value */
    public ColumnAssert valuesMatch(String regex) {
        return satisfies(expectations.matches(column, regex));
    }

    public ColumnAssert valuesDoNotMatch(String regex) {
        return satisfies(expectations.matchesNot(column, regex));
    }

    public ColumnAssert valueLengthsAreBetween(Object min, Object max) {
        return satisfies(expectations.lengthBetween(column, Range.of(min, max)));
    }

    public ColumnAssert minIsBetween(Object min, Object max) {
        return satisfies(expectations.minBetween(column, Range.of(min, max)));
    }

    public ColumnAssert maxIsBetween(Object min, Object max) {
        return satisfies(expectations.maxBetween(column, Range.of(min, max)));
    }

    public ColumnAssert meanIsBetween(Object min, Object max) {
        return satisfies(expectations.meanBetween(column, Range.of(min, max)));
    }

    public ColumnAssert sumIsBetween(Object min, Object max) {
        return satisfies(expectations.sumBetween(column, Range.of(min, max)));
    }

    private ColumnAssert satisfies(Expectation expectation) {
        table.satisfies(expectation);
        return this;
    }

    private static List<Literal> literals(Object... values) {
        return Arrays.stream(values).map(Literal::of).toList();
    }
}
