package dev.varve.warehouse;

/** A statement that the engine does not take: a user's mistake where the statement is a user's, else a bug. */
public final class StatementFailure extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    public StatementFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
