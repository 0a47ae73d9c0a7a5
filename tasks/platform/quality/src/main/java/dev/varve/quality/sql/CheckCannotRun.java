package dev.varve.quality.sql;

import dev.varve.warehouse.StatementFailure;

/** The engine refused a check's statement; the transaction may be lost with it. */
public final class CheckCannotRun extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CheckCannotRun(StatementFailure cause) {
        super(cause.reason(), cause);
    }
}
