package dev.varve.formats;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** Streams that give their bytes bit by bit, as networks do. */
public final class Pieces {
    private Pieces() {}

    /** @param most bytes at once */
    public static InputStream of(byte[] content, int most) {
        return new ByteArrayInputStream(content) {
            @Override
            public synchronized int read(byte[] into, int from, int length) {
                return super.read(into, from, Math.min(length, most));
            }
        };
    }
}
