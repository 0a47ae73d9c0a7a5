package dev.varve.formats.bytes;

import dev.varve.formats.refusal.Reason;
import dev.varve.formats.refusal.RefusedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/** A part of a stream held in memory, so that one record always lies in one piece; it grows with the longest record. */
public final class ByteWindow {
    private static final int SIZE = 256 * 1024;
    private static final int LARGEST = 1 << 28;

    /** Valid below {@link #end}; another array after {@link #more()}. */
    public byte[] bytes = new byte[SIZE];
    /** Bytes before it are no longer needed. */
    public int start;

    public int end;
    /** Place of {@code bytes[0]} in the stream. */
    public long offset;
    /** How far the last {@link #more()} moved all bytes down. */
    public int moved;

    private final InputStream in;
    private boolean ended;

    /** Gets everything that is read, or null. */
    private OutputStream copy;

    public ByteWindow(InputStream in) {
        this.in = in;
    }

    /** Copies all bytes of the stream from a place in the window on. */
    public void copy(int from, OutputStream to) throws IOException {
        to.write(bytes, from, end - from);
        copy = to;
    }

    /** Reads more behind {@link #end}. @return false at the end of the stream */
    public boolean more() throws IOException {
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
