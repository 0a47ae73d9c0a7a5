package dev.varve.formats.raster.gdal.binding;

import dev.varve.formats.refusal.Reason;

/** Why a file cannot be read, on its way to the process that asked. */
public final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;
    private final Reason reason;

    Refusal(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public static Refusal corrupt(String message) {
        return new Refusal(Reason.CORRUPT, message);
    }

    public static Refusal tooLarge(String message) {
        return new Refusal(Reason.TOO_LARGE, message);
    }

    public static Refusal unsupported(String message) {
        return new Refusal(Reason.UNSUPPORTED, message);
    }

    public Reason reason() {
        return reason;
    }
}
