package dev.varve.formats.refusal;

/** What is longer than the contract's limits; none of it is in the message. */
public final class TooLong {
    private TooLong() {}

    public static Misfit value(long bytes, long limit) {
        return new Misfit(Reason.TOO_LONG, "a value has " + bytes + " bytes, and limits.value allows " + limit);
    }

    /** Of a record of which only the beginning was read. */
    public static RefusedFile toCorrect(String row) {
        return new RefusedFile(
                Reason.TOO_LARGE,
                row + " is longer than limits.line allows, and cannot be corrected. Raise the limit.");
    }

    public static Misfit record(long limit) {
        return new Misfit(Reason.TOO_LONG, "the record has more than the " + limit + " bytes that limits.line allows");
    }
}
