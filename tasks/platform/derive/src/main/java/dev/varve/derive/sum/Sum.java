package dev.varve.derive.sum;

/**
 * Of some rows, in whatever order they are.
 *
 * @param hashes the sum of their hashes modulo 2^64
 */
public record Sum(long rows, long hashes) {
    public static final Sum NONE = new Sum(0, 0);

    public Sum plus(Sum other) {
        return new Sum(rows + other.rows, hashes + other.hashes);
    }

    public Sum minus(Sum other) {
        return new Sum(rows - other.rows, hashes - other.hashes);
    }
}
