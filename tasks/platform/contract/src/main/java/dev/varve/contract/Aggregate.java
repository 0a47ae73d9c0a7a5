package dev.varve.contract;

import java.util.List;
import java.util.Optional;

/**
 * Measures over tumbling windows.
 *
 * @param of the child it reads; empty for the dataset itself
 * @param time column that places a row in its window; empty for {@code effective_at}
 * @param by columns, {@code role.column} for an included attribute
 * @param where a SQL condition over the latest rows
 */
public record Aggregate(
        String name,
        Optional<String> of,
        Window window,
        Optional<String> time,
        List<String> by,
        Optional<String> where,
        List<Measure> measures) {

    /** @param count only minutes and hours may be more than one */
    public record Window(int count, Unit unit) {}

    public enum Unit {
        MINUTE,
        HOUR,
        DAY,
        WEEK,
        MONTH,
        QUARTER,
        YEAR
    }

    /** @param column empty for a plain row count */
    public record Measure(String name, Function function, Optional<String> column) {}

    public enum Function {
        COUNT,
        SUM,
        MIN,
        MAX,
        AVG
    }
}
