package dev.varve.formats.tree;

/** Text that RFC 8259 does not allow. Costs no stack trace, since broken lines are data. */
public final class BrokenJson extends Exception {
    private static final long serialVersionUID = 1L;
    /** Index of the first byte that is wrong, in the parser's bytes. */
    public final int position;
    /** The text ends where more was due. */
    public final boolean ended;

    BrokenJson(String message, int position, boolean ended) {
        super(message, null, false, false);
        this.position = position;
        this.ended = ended;
    }
}
