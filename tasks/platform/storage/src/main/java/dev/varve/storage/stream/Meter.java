package dev.varve.storage.stream;

import dev.varve.contract.Limits;
import java.util.function.LongSupplier;

/** Counts what unpacks and refuses more than the limits allow, whatever headers claim. */
public final class Meter {
    /** Repetitive content of this size is no danger at any ratio. */
    private static final long HARMLESS = 1 << 20;

    private final Limits limits;
    private final LongSupplier stored;
    private final String unpacks;
    private long bytes;

    /**
     * @param stored how many packed bytes were read so far
     * @param unpacks what does, for messages
     */
    public Meter(Limits limits, LongSupplier stored, String unpacks) {
        this.limits = limits;
        this.stored = stored;
        this.unpacks = unpacks;
    }

    public void add(long unpacked) throws Damaged {
        bytes += unpacked;
        if (bytes > limits.bytes()) {
            throw new Damaged("too_large", unpacks + " to more than " + limits.bytes() + " bytes (limits.bytes)");
        }
        if (bytes > HARMLESS && bytes / limits.ratio() > stored.getAsLong()) {
            throw new Damaged(
                    "too_large", unpacks + " to more than " + limits.ratio() + " times its size (limits.ratio)");
        }
    }

    public long bytes() {
        return bytes;
    }
}
