package dev.varve.contract;

/**
 * @param rejects more rejected rows refuse the load
 * @param deletes more of the restated keys closed holds the load
 * @param bytes a file that unpacks to more is refused
 * @param ratio a file that unpacks to more times its size is refused
 * @param members a zip or tar that has more of them, folders included, is refused
 * @param value bytes; a longer value rejects its row
 * @param line bytes; a longer record rejects itself, and is not held in memory
 */
public record Limits(Limit rejects, Limit deletes, long bytes, long ratio, long members, int value, int line) {
    /** No record is held that is longer. */
    public static final int MOST = 1 << 28;

    private static final int VALUE = 16_000_000;
    private static final int LINE = 64_000_000;

    /** Of a dataset that lists nothing anew. */
    public static final Limits DEFAULT =
            new Limits(new Limit(0.1, true), new Limit(0.2, true), 100_000_000_000L, 1_000, 10_000);

    /** With values and lines as long as they may be where a contract says nothing. */
    public Limits(Limit rejects, Limit deletes, long bytes, long ratio, long members) {
        this(rejects, deletes, bytes, ratio, members, VALUE, LINE);
    }

    /** An absolute number, or a share (0 to 1) of the whole. */
    public record Limit(double amount, boolean share) {
        public boolean exceededBy(long count, long whole) {
            return count > (share ? amount * whole : amount);
        }

        public String text() {
            return share
                    ? java.math.BigDecimal.valueOf(amount * 100)
                                    .stripTrailingZeros()
                                    .toPlainString() + " %"
                    : Long.toString((long) amount);
        }
    }
}
