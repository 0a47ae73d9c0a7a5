package dev.varve.storage.stream;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Reads, and so decompresses, on a thread of its own, some blocks ahead of who works on them. What fits into one block needs no
 * thread.
 */
public final class ReadAhead extends BlockStream {
    private static final int BLOCK = 1 << 18;
    /** Most files are small. */
    private static final int FIRST = 1 << 16;

    private static final int AHEAD = 8;

    /** A block that is not full is the last one. @param failure why nothing comes behind these bytes, or null */
    private record Block(byte[] bytes, int length, Throwable failure) {
        boolean isLast() {
            return length < bytes.length;
        }
    }

    private final InputStream source;
    private final BlockingQueue<Block> filled = new ArrayBlockingQueue<>(AHEAD);
    private final BlockingQueue<byte[]> empty = new ArrayBlockingQueue<>(AHEAD + 2);
    private Thread reader;
    private Block current;
    private int position;
    private volatile boolean closed;

    public ReadAhead(InputStream source) {
        this.source = source;
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
                if (block.isLast()) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Block block(byte[] bytes) {
        int length = 0;
        try {
            for (int n = 0; n >= 0 && length < bytes.length; length += Math.max(n, 0)) {
                // What a decoder had decoded when it fails is lost with the call.
                n = source.read(bytes, length, Math.min(BlockStream.BUFFER, bytes.length - length));
            }
            return new Block(bytes, length, null);
        } catch (IOException | RuntimeException | Error e) {
            return new Block(bytes, length, e);
        }
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (current == null) {
            current = block(new byte[FIRST]);
        }
        if (position == current.length && !current.isLast()) {
            next();
        }
        if (position == current.length) {
            return end();
        }
        int count = Math.min(length, current.length - position);
        System.arraycopy(current.bytes, position, into, from, count);
        position += count;
        return count;
    }

    private void next() throws IOException {
        if (reader == null) {
            reader = Thread.ofPlatform().daemon().name("read ahead").start(this::fill);
        }
        if (current.bytes.length == BLOCK) {
            empty.offer(current.bytes);
        }
        try {
            current = filled.take();
            position = 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while reading", e);
        }
    }

    private int end() throws IOException {
        switch (current.failure) {
            case null -> {
                return -1;
            }
            case IOException e -> throw e;
            case RuntimeException e -> throw e;
            default -> throw (Error) current.failure;
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        if (reader != null) {
            reader.interrupt();
            try {
                reader.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        source.close();
    }
}
