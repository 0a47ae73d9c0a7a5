package dev.varve.formats.delimited;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Text without its last lines, blank ones too; whatever stands in them, it opens no quote. CR, LF and CRLF end a line, in any
 * mixture; a line's end at the end of the text begins no further one.
 */
final class FooterLines extends InputStream {
    private static final int SIZE = 64 * 1024;
    private final InputStream text;
    private final int count;
    /** Where each of the last lines begins in the text. */
    private final Deque<Long> starts = new ArrayDeque<>();

    private byte[] held = new byte[SIZE];
    private int from;
    private int to;
    /** Place of {@code held[0]} in the text. */
    private long offset;

    private boolean ended;
    private boolean within;
    private boolean carriage;

    FooterLines(InputStream text, int count) {
        this.text = text;
        this.count = count;
    }

    /** Lines of the footer that are not blank; known at the end of the text. */
    long ignored() {
        long ignored = 0;
        boolean blank = true;
        for (int i = from; i < to; i++) {
            if (held[i] == '\n' || held[i] == '\r') {
                blank = true;
            } else if (blank) {
                blank = false;
                ignored++;
            }
        }
        return ignored;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
        while (available() == 0 && !ended) {
            more();
        }
        int count = Math.min(length, available());
        System.arraycopy(held, from, into, at, count);
        from += count;
        return count == 0 && length > 0 ? -1 : count;
    }

    /** Bytes before the last lines seen so far. */
    @Override
    public int available() {
        return starts.size() < count ? 0 : (int) (starts.getFirst() - offset) - from;
    }

    private void more() throws IOException {
        if (from > 0) {
            System.arraycopy(held, from, held, 0, to - from);
            offset += from;
            to -= from;
            from = 0;
        }
        if (to == held.length) {
            held = Arrays.copyOf(held, held.length * 2);
        }
        int count = text.read(held, to, held.length - to);
        ended = count < 0;
        for (int end = to + Math.max(count, 0); to < end; to++) {
            see(held[to]);
        }
    }

    private void see(byte b) {
        if (b == '\n' && carriage) {
            carriage = false;
            return;
        }
        if (!within) {
            starts.add(offset + to);
            if (starts.size() > count) {
                starts.remove();
            }
        }
        carriage = b == '\r';
        within = b != '\n' && !carriage;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
