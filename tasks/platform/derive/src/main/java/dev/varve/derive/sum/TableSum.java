package dev.varve.derive.sum;

/**
 * Of a table.
 *
 * @param current of validity ranges those in force, of every other table all rows
 */
public record TableSum(Sum all, Sum current) {
    public static final TableSum NONE = new TableSum(Sum.NONE, Sum.NONE);

    public TableSum plus(TableSum other) {
        return new TableSum(all.plus(other.all), current.plus(other.current));
    }

    public TableSum minus(TableSum other) {
        return new TableSum(all.minus(other.all), current.minus(other.current));
    }
}
