package dev.varve.formats.raster.gdal;

import dev.varve.formats.Reason;

/** Why a file cannot be read, on its way to the process that asked. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;
    private final Reason reason;

    Refusal(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    static Refusal corrupt(String message) {
        return new Refusal(Reason.CORRUPT, message);
    }

    static Refusal tooLarge(String message) {
        return new Refusal(Reason.TOO_LARGE, message);
    }

    static Refusal unsupported(String message) {
        return new Refusal(Reason.UNSUPPORTED, message);
    }

    Reason reason() {
        return reason;
    }
}
