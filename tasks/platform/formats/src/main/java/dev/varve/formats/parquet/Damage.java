package dev.varve.formats.parquet;

import dev.varve.formats.refusal.Reason;
import dev.varve.formats.refusal.RefusedFile;

/** Why a file is refused, in words that say where. */
final class Damage {
    private Damage() {}

    static RefusedFile corrupt(String what) {
        return new RefusedFile(Reason.CORRUPT, "The Parquet file is damaged: " + what + ". Ask for it again.");
    }

    static RefusedFile truncated(String what) {
        return new RefusedFile(Reason.TRUNCATED, "The Parquet file is cut off: " + what + ". Ask for it again.");
    }

    static RefusedFile unsupported(String what) {
        return new RefusedFile(Reason.UNSUPPORTED, what);
    }
}
