package dev.varve.storage;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Reads, and so decompresses, on a thread of its own, some blocks ahead of who works on them. */
public final class ReadAhead extends InputStream {
    private static final int BLOCK = 1 << 20;
    private static final int AHEAD = 4;

    /** @param length of the bytes that count, -1 at the end */
    private record Block(byte[] bytes, int length, IOException failure) {}

    private final InputStream source;
    private final BlockingQueue<Block> filled = new ArrayBlockingQueue<>(AHEAD);
    private final BlockingQueue<byte[]> empty = new ArrayBlockingQueue<>(AHEAD + 2);
    private final Thread reader;
    private Block current = new Block(new byte[0], 0, null);
    private int position;
    private volatile boolean closed;

    public ReadAhead(InputStream source) {
        this.source = source;
        this.reader = Thread.ofPlatform().daemon().name("read ahead").start(this::fill);
    }

    private void fill() {
        try {
            while (!closed) {
                byte[] bytes = empty.poll();
                Block block = block(bytes == null ? new byte[BLOCK] : bytes);
                boolean handed = false;
                while (!handed && !closed) {
                    handed = filled.offer(block, 100, TimeUnit.MILLISECONDS);
                }
                if (block.length < 0 || block.failure != null) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Block block(byte[] bytes) {
        try {
            int length = source.readNBytes(bytes, 0, bytes.length);
            return new Block(bytes, length == 0 ? -1 : length, null);
        } catch (IOException e) {
            return new Block(bytes, 0, e);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (current.length < 0) {
            return -1;
        }
        if (position == current.length) {
            next();
            if (current.length < 0) {
                return -1;
            }
        }
        int count = Math.min(length, current.length - position);
        System.arraycopy(current.bytes, position, into, from, count);
        position += count;
        return count;
    }

    private void next() throws IOException {
        if (current.bytes.length == BLOCK) {
            empty.offer(current.bytes);
        }
        try {
            current = filled.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while reading", e);
        }
        position = 0;
        if (current.failure != null) {
            IOException failure = current.failure;
            current = new Block(current.bytes, -1, null);
            throw failure;
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        reader.interrupt();
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        source.close();
    }
}
