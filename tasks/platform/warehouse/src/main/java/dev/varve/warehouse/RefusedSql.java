package dev.varve.warehouse;

/** A user's SQL that is not one statement that only reads; the message goes on behind the name of what holds it. */
public final class RefusedSql extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** What is wrong with it. */
    public enum Fault {
        BROKEN,
        EMPTY,
        SEVERAL,
        WRITES
    }

    private final Fault fault;
    private final long statements;

    RefusedSql(Fault fault, long statements, String message) {
        super(message);
        this.fault = fault;
        this.statements = statements;
    }

    public Fault fault() {
        return fault;
    }

    /** How many it holds; 0 where that is not known. */
    public long statements() {
        return statements;
    }
}
