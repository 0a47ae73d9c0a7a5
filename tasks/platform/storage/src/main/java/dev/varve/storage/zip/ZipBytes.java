package dev.varve.storage.zip;

import dev.varve.storage.stream.BlockStream;
import dev.varve.storage.stream.Damaged;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/** The bytes of a zip by their place. */
record ZipBytes(FileChannel file, long size) {
    ZipBytes(FileChannel file) throws IOException {
        this(file, file.size());
    }

    ByteBuffer at(long position, int length) throws IOException {
        if (position < 0 || length > size - position) {
            throw Damaged.zip("points behind its end");
        }
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining() && file.read(buffer, position + buffer.position()) >= 0) {
            // until it is full
        }
        return buffer.flip();
    }

    InputStream stream(long from, long length) {
        return new BlockStream() {
            private long at = from;

            @Override
            public int read(byte[] buffer, int offset, int wanted) throws IOException {
                if (at == from + length) {
                    return -1;
                }
                int most = (int) Math.min(wanted, from + length - at);
                int n = file.read(ByteBuffer.wrap(buffer, offset, most), at);
                at += Math.max(0, n);
                return n;
            }
        };
    }

    static long word(ByteBuffer bytes, int at) {
        return bytes.getInt(at) & 0xFFFF_FFFFL;
    }

    static int half(ByteBuffer bytes, int at) {
        return bytes.getShort(at) & 0xffff;
    }
}
