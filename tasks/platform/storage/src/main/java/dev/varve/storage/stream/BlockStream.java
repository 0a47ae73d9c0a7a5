package dev.varve.storage.stream;

import java.io.IOException;
import java.io.InputStream;

/** A stream that is read in blocks; a single byte is a short one. */
public abstract class BlockStream extends InputStream {
    /** Bytes that are read at once. */
    public static final int BUFFER = 1 << 16;

    @Override
    public final int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public abstract int read(byte[] into, int from, int length) throws IOException;
}
