package dev.varve.formats;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/** A part of a stream held in memory, so that one record always lies in one piece; it grows with the longest record. */
final class Window {
    private static final int SIZE = 256 * 1024;
    private static final int LARGEST = 1 << 28;

    /** Valid below {@link #end}; another array after {@link #more()}. */
    byte[] bytes = new byte[SIZE];
    /** Bytes before it are no longer needed. */
    int start;

    int end;
    /** Place of {@code bytes[0]} in the stream. */
    long offset;
    /** How far the last {@link #more()} moved all bytes down. */
    int moved;

    private final InputStream in;
    private boolean ended;

    /** Gets everything that is read, or null. */
    private OutputStream copy;

    Window(InputStream in) {
        this.in = in;
    }

    /** Copies all bytes of the stream from a place in the window on. */
    void copy(int from, OutputStream to) throws IOException {
        to.write(bytes, from, end - from);
        copy = to;
    }

    /** Reads more behind {@link #end}. @return false at the end of the stream */
    boolean more() throws IOException {
        moved = 0;
        if (ended) {
            return false;
        }
        if (start > 0) {
            System.arraycopy(bytes, start, bytes, 0, end - start);
            moved = start;
            offset += moved;
            end -= moved;
            start = 0;
        }
        if (end == bytes.length) {
            if (end == LARGEST) {
                throw new RefusedFile(
                        Reason.TOO_LARGE,
                        "The record at byte " + offset + " is longer than 256 MiB. Check delimiter, quote and format.");
            }
            bytes = Arrays.copyOf(bytes, (int) Math.min(LARGEST, bytes.length * 2L));
        }
        int count = in.read(bytes, end, bytes.length - end);
        ended = count < 0;
        if (copy != null && !ended) {
            copy.write(bytes, end, count);
        }
        end += Math.max(count, 0);
        return !ended;
    }
}
