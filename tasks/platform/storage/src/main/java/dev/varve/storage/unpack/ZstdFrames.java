package dev.varve.storage.unpack;

import dev.varve.storage.stream.BlockStream;
import dev.varve.storage.stream.Damaged;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Demands that zstd frames (RFC 8878) end where the bytes end. The decoder takes a frame that breaks off behind another one
 * for the end of the file.
 */
final class ZstdFrames extends BlockStream {
    private static final int MAGIC = 0xFD2FB528;
    private static final int SKIPPABLE = 0x184D2A50;
    /** As a power of two; what the decoder allows. */
    private static final int LARGEST_WINDOW = 27;

    private enum Part {
        MAGIC,
        SKIPPABLE_SIZE,
        DESCRIPTOR,
        WINDOW,
        BLOCK
    }

    private final InputStream in;
    private Part part = Part.MAGIC;
    private long value;
    private int shift;
    private int missing = 4;
    private long skip;
    private int fields;
    private boolean checksum;
    private boolean begun;

    ZstdFrames(InputStream in) {
        this.in = in;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int n = in.read(buffer, offset, length);
        if (n < 0 && !(begun && part == Part.MAGIC && missing == 4 && skip == 0)) {
            throw new EOFException("within a zstd frame");
        }
        int end = offset + n;
        for (int at = offset; at < end; ) {
            if (skip > 0) {
                int step = (int) Math.min(skip, end - at);
                skip -= step;
                at += step;
            } else {
                take(buffer[at++] & 0xff);
            }
        }
        return n;
    }

    private void take(int one) throws IOException {
        begun = true;
        value |= (long) one << shift;
        shift += 8;
        if (--missing > 0) {
            return;
        }
        long whole = value;
        value = 0;
        shift = 0;
        switch (part) {
            case MAGIC -> magic((int) whole);
            case SKIPPABLE_SIZE -> {
                skip = whole;
                expect(Part.MAGIC, 4);
            }
            case DESCRIPTOR -> descriptor((int) whole);
            case WINDOW -> window((int) whole);
            case BLOCK -> block((int) whole);
        }
    }

    private void expect(Part next, int bytes) {
        part = next;
        missing = bytes;
    }

    private void magic(int magic) throws IOException {
        if (magic == MAGIC) {
            expect(Part.DESCRIPTOR, 1);
        } else if ((magic & 0xFFFFFFF0) == SKIPPABLE) {
            expect(Part.SKIPPABLE_SIZE, 4);
        } else {
            throw new IOException("no zstd frame where one should begin");
        }
    }

    private void descriptor(int bits) {
        boolean single = (bits & 0x20) != 0;
        checksum = (bits & 0x04) != 0;
        int size = bits >> 6;
        int dictionary = bits & 3;
        fields = (dictionary == 3 ? 4 : dictionary) + (size == 0 ? (single ? 1 : 0) : 1 << size);
        if (single) {
            blocks();
        } else {
            expect(Part.WINDOW, 1);
        }
    }

    private void window(int bits) throws Damaged {
        if ((bits >> 3) + 10 > LARGEST_WINDOW || (bits >> 3) + 10 == LARGEST_WINDOW && (bits & 7) != 0) {
            throw Decompressed.needsMemory();
        }
        blocks();
    }

    private void blocks() {
        skip = fields;
        expect(Part.BLOCK, 3);
    }

    private void block(int header) {
        boolean last = (header & 1) != 0;
        boolean repeated = (header >> 1 & 3) == 1;
        skip = (repeated ? 1 : header >> 3) + (last && checksum ? 4 : 0);
        expect(last ? Part.MAGIC : Part.BLOCK, last ? 4 : 3);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
