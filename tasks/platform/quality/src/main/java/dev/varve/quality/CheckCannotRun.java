package dev.varve.quality;

import java.sql.SQLException;

/** The engine refused a check's statement; the transaction may be lost with it. */
public final class CheckCannotRun extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CheckCannotRun(SQLException cause) {
        super(cause.getMessage(), cause);
    }
}
