package dev.varve.formats.refusal;

/** What is longer than the contract's limits; none of it is in the message. */
public final class TooLong {
    private TooLong() {}

    public static Misfit value(long bytes, long limit) {
        return new Misfit(Reason.TOO_LONG, "a value has " + bytes + " bytes, and limits.value allows " + limit);
    }

    public static Misfit record(long limit) {
        return new Misfit(Reason.TOO_LONG, "the record has more than the " + limit + " bytes that limits.line allows");
    }
}
