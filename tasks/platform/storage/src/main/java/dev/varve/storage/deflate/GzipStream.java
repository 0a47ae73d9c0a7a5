package dev.varve.storage.deflate;

import dev.varve.storage.stream.BlockStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipException;

/**
 * The content of gzip's members (RFC 1952), one behind the other; each is held to its checksum and length. Nothing but zeros may
 * follow, with which tapes and block copies fill up.
 */
public final class GzipStream extends BlockStream {
    private static final int DEFLATE = 8;
    private static final int HEADER_CHECKSUM = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xe0;

    private final PackedBytes packed;
    private final Inflate inflate;
    private final CRC32 checksum = new CRC32();
    private long length;
    private boolean begun;
    private boolean inMember;
    private boolean ended;

    /** Reads nothing yet. */
    public GzipStream(InputStream source) {
        packed = new PackedBytes(source);
        inflate = new Inflate(packed);
    }

    @Override
    public int read(byte[] into, int offset, int wanted) throws IOException {
        if (wanted == 0) {
            return 0;
        }
        while (!ended) {
            if (!inMember) {
                header();
            }
            int n = inflate.read(into, offset, wanted);
            if (n > 0) {
                checksum.update(into, offset, n);
                length += n;
                return n;
            }
            trailer();
        }
        return -1;
    }

    private void header() throws IOException {
        checksum.reset();
        if (next() != 0x1f || next() != 0x8b) {
            throw new ZipException(begun ? "bytes that are no gzip follow its last member" : "it is no gzip stream");
        }
        begun = true;
        if (next() != DEFLATE) {
            throw new ZipException("its compression method is unknown");
        }
        int flags = next();
        if ((flags & RESERVED) != 0) {
            throw new ZipException("its header has flags without a meaning");
        }
        skip(6);
        if ((flags & EXTRA) != 0) {
            skip(next() | next() << 8);
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CHECKSUM) != 0) {
            long sum = checksum.getValue() & 0xffff;
            if (number(2) != sum) {
                throw new ZipException("its header does not have its checksum");
            }
        }
        checksum.reset();
        length = 0;
        inMember = true;
        inflate.restart();
    }

    private void trailer() throws IOException {
        if (number(4) != checksum.getValue()) {
            throw new ZipException("its content does not have its checksum");
        }
        if (number(4) != (length & 0xffffffffL)) {
            throw new ZipException("its content does not have its length");
        }
        inMember = false;
        ended = packed.atEnd() || padded();
    }

    /** Passes over zeros. @return whether only zeros are left */
    private boolean padded() throws IOException {
        if (packed.bytes[packed.position] != 0) {
            return false;
        }
        while (!packed.atEnd()) {
            if (packed.demand() != 0) {
                throw new ZipException("zeros follow its last member, and then other bytes");
            }
        }
        return true;
    }

    /** Of the header. */
    private int next() throws IOException {
        int next = packed.demand();
        checksum.update(next);
        return next;
    }

    private void skip(int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            next();
        }
    }

    private void skipText() throws IOException {
        int next = next();
        while (next != 0) {
            next = next();
        }
    }

    private long number(int bytes) throws IOException {
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            number |= (long) packed.demand() << 8 * i;
        }
        return number;
    }

    @Override
    public void close() throws IOException {
        packed.close();
    }
}
