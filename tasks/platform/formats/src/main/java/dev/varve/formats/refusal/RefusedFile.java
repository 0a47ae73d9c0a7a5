package dev.varve.formats.refusal;

/** A file that cannot be loaded as a whole. */
public final class RefusedFile extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final Reason reason;

    /** @param message what is wrong, where, and what to do; does not repeat the file's name */
    public RefusedFile(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
