package dev.varve.quality.sql;

/** The engine refused a check's statement; the transaction may be lost with it. */
public final class CheckCannotRun extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CheckCannotRun(RuntimeException cause) {
        super(String.valueOf(cause.getMessage()).lines().findFirst().orElse("unknown"), cause);
    }
}
