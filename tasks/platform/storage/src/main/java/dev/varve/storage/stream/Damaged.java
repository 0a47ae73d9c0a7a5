package dev.varve.storage.stream;

import java.io.IOException;

/** A file that is not whole, or not to be opened; thrown while its bytes are read. */
public final class Damaged extends IOException {
    private static final long serialVersionUID = 1;
    private final String code;

    public Damaged(String code, String message) {
        super(message);
        this.code = code;
    }

    public static Damaged zip(String what) {
        return new Damaged("corrupt", "the zip " + what);
    }

    public static Damaged byMembers(long most) {
        return new Damaged("too_large", "has more than " + most + " members and folders (limits.members)");
    }

    /** As it concerns one member. */
    public Damaged of(String member) {
        return new Damaged(code, "member " + member + ": " + getMessage());
    }

    public Damage damage() {
        return new Damage(code, getMessage());
    }
}
