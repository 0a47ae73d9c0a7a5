package dev.varve.storage;

import java.io.IOException;

/** A file that is not whole, or not to be opened; thrown while its bytes are read. */
final class Damaged extends IOException {
    private static final long serialVersionUID = 1;
    private final String code;

    Damaged(String code, String message) {
        super(message);
        this.code = code;
    }

    Archive.Damage damage() {
        return new Archive.Damage(code, getMessage());
    }
}
