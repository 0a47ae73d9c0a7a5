package dev.varve.storage.deflate;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** A compressed stream's bytes in a buffer, with zeros behind the last, so that words can be read past it. */
final class PackedBytes {
    /** What one step of decoding may read at most, and then some. */
    static final int MARGIN = 64;

    private static final int SIZE = 1 << 16;

    final byte[] bytes = new byte[SIZE + MARGIN];
    int position;
    int end;
    /** From here on a step may need what is not yet read; where nothing comes, it shows afterwards what was read past the end. */
    int stop;

    private boolean ended;

    private final InputStream source;

    PackedBytes(InputStream source) {
        this.source = source;
    }

    /** Moves what is left to the front and reads until the buffer is full or the stream is at its end. */
    void fill() throws IOException {
        if (ended) {
            return;
        }
        System.arraycopy(bytes, position, bytes, 0, end - position);
        end -= position;
        position = 0;
        while (end < SIZE && !ended) {
            int n = source.read(bytes, end, SIZE - end);
            ended = n < 0;
            end += Math.max(n, 0);
        }
        Arrays.fill(bytes, end, bytes.length, (byte) 0);
        stop = ended ? end + 8 : end - MARGIN / 2;
    }

    void close() throws IOException {
        source.close();
    }

    /** @return whether nothing is left */
    boolean atEnd() throws IOException {
        if (position == end) {
            fill();
        }
        return position == end;
    }

    /** @return the next byte; @throws EOFException where the stream ends before it */
    int demand() throws IOException {
        if (atEnd()) {
            throw new EOFException("the stream ends too early");
        }
        return bytes[position++] & 0xff;
    }
}
