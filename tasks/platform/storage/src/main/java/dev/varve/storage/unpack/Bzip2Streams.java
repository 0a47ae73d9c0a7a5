package dev.varve.storage.unpack;

import dev.varve.storage.stream.BlockStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/** The content of bzip2's streams, one behind the other; nothing but zeros may follow, with which tapes and block copies fill up. */
final class Bzip2Streams extends BlockStream {
    private final BufferedInputStream stored;
    /** Null past the last one. */
    private InputStream stream;

    Bzip2Streams(InputStream stored) throws IOException {
        this.stored = new BufferedInputStream(stored, BUFFER);
        // A decoder reads no byte past its stream.
        this.stream = new BZip2CompressorInputStream(this.stored, false);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        while (stream != null) {
            int n = stream.read(buffer, offset, length);
            if (n >= 0) {
                return n;
            }
            stream = next();
        }
        return -1;
    }

    private InputStream next() throws IOException {
        stored.mark(1);
        int first = stored.read();
        if (first > 0) {
            stored.reset();
            return new BZip2CompressorInputStream(stored, false);
        }
        while (first == 0) {
            first = stored.read();
        }
        if (first > 0) {
            throw new IOException("zeros follow its last stream, and then other bytes");
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        stored.close();
    }
}
