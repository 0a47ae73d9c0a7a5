package dev.varve.formats.parquet;

import dev.varve.formats.refusal.Reason;
import dev.varve.formats.refusal.RefusedFile;

/** Refuses a file before it unpacks to more than its contract allows. */
final class UnpackLimit {
    /** What unpacks to no more is no bomb, whatever its ratio. */
    private static final long HARMLESS = 100_000_000;

    private final long most;
    private final long ratio;
    private final long stored;
    private final long memory;
    private long pages;
    private long values;
    private long held;

    /** @param stored size of the file */
    UnpackLimit(long most, long ratio, long stored, long memory) {
        this.most = most;
        this.ratio = ratio;
        this.stored = stored;
        this.memory = memory;
    }

    /** A page is about to be unpacked. @param before what the memory it replaces held */
    void page(long before, long bytes) {
        pages = demand(pages + bytes);
        held += bytes - before;
        if (held > memory) {
            throw new RefusedFile(
                    Reason.TOO_LARGE,
                    "The pages that one row takes need more than " + (memory >> 20)
                            + " MiB at once. Give Java more memory (-Xmx), or ask for smaller pages.");
        }
    }

    void release(long bytes) {
        held -= bytes;
    }

    /** Bytes of texts, or records: what one entry of a dictionary can make many of. */
    void values(long bytes) {
        values += bytes;
        if (values > HARMLESS) {
            demand(values);
        }
    }

    private long demand(long bytes) {
        if (bytes > most) {
            throw tooLarge("more than " + most + " bytes (limits.bytes)");
        }
        if (bytes > HARMLESS && bytes / ratio > stored) {
            throw tooLarge("more than " + ratio + " times its size (limits.ratio)");
        }
        return bytes;
    }

    private static RefusedFile tooLarge(String what) {
        return new RefusedFile(
                Reason.TOO_LARGE, "The file unpacks to " + what + ". Raise the limit in the contract if it may.");
    }
}
