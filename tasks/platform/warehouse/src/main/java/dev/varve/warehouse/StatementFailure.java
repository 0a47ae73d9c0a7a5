package dev.varve.warehouse;

/**
 * A statement that the engine does not take. Whoever runs a user's statement says what it means for them; of any other it is a
 * bug.
 */
public final class StatementFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 2_000;

    private final String complaint;
    private final String statement;

    /** @param complaint in the engine's words */
    public StatementFailure(String complaint, String statement, Throwable cause) {
        super(complaint + "\nin: " + start(statement), cause);
        this.complaint = complaint;
        this.statement = statement;
    }

    /** The same in one of the product's own statements. */
    StatementFailure in(Sql sql) {
        return new StatementFailure(complaint, "sql/platform/" + sql.name() + ".sql: " + statement, getCause());
    }

    /** What the engine says of it, often in several lines. */
    public String complaint() {
        return complaint;
    }

    /** The first line of the complaint. */
    public String reason() {
        return complaint.lines().findFirst().orElse("");
    }

    private static String start(String statement) {
        return statement.length() <= SHOWN ? statement : statement.substring(0, SHOWN) + "…";
    }
}
