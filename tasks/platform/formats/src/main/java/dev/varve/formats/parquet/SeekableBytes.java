package dev.varve.formats.parquet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/** The bytes of one file, to be read anywhere: small ones in memory, others in a temporary copy that goes when it is closed. */
final class SeekableBytes implements AutoCloseable {
    private static final int SMALL = 1 << 22;
    private static final int BLOCK = 1 << 20;

    /** Null where the copy has the bytes. */
    private final byte[] memory;

    private final FileChannel copy;
    private final long size;

    private SeekableBytes(byte[] memory, FileChannel copy, long size) {
        this.memory = memory;
        this.copy = copy;
        this.size = size;
    }

    static SeekableBytes of(InputStream in) throws IOException {
        byte[] start = in.readNBytes(SMALL);
        if (start.length < SMALL) {
            return new SeekableBytes(start, null, start.length);
        }
        FileChannel copy = FileChannel.open(
                Files.createTempFile("varve-parquet-", ".tmp"),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
        try {
            byte[] block = new byte[BLOCK];
            write(copy, start, start.length);
            for (int read; (read = in.read(block)) > 0; ) {
                write(copy, block, read);
            }
            return new SeekableBytes(null, copy, copy.size());
        } catch (IOException | RuntimeException e) {
            copy.close();
            throw e;
        }
    }

    private static void write(FileChannel copy, byte[] bytes, int length) throws IOException {
        for (ByteBuffer rest = ByteBuffer.wrap(bytes, 0, length); rest.hasRemaining(); ) {
            copy.write(rest);
        }
    }

    long size() {
        return size;
    }

    /** @param length lies within the file, as the caller has made sure */
    byte[] read(long position, int length) throws IOException {
        byte[] bytes = new byte[length];
        if (memory != null) {
            System.arraycopy(memory, (int) position, bytes, 0, length);
            return bytes;
        }
        for (ByteBuffer rest = ByteBuffer.wrap(bytes); rest.hasRemaining(); ) {
            if (copy.read(rest, position + rest.position()) < 0) {
                throw new IOException("a temporary copy became shorter while it was read");
            }
        }
        return bytes;
    }

    @Override
    public void close() throws IOException {
        if (copy != null) {
            copy.close();
        }
    }
}
