package dev.varve.storage;

import java.io.FilterInputStream;
import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** The content of a zip's entry; read to its end, it is what its size and checksum promise. */
final class ZipContent extends FilterInputStream {
    private final Source packed;
    private final ZipEntry entry;
    private final Meter own;
    private final Meter together;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();

    ZipContent(Source packed, ZipEntry entry, Meter own, Meter together) {
        super(packed);
        this.packed = packed;
        this.entry = entry;
        this.own = own;
        this.together = together;
        if (entry.method() == 8) {
            in = new InflaterInputStream(packed, inflater, 1 << 13);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int n;
        try {
            n = in.read(buffer, offset, length);
        } catch (IOException e) {
            throw packed.damaged(e, own.bytes()).of(entry.name());
        }
        if (n < 0) {
            demandWhole();
        } else {
            checksum.update(buffer, offset, n);
            own.add(n);
            together.add(n);
        }
        return n;
    }

    private void demandWhole() throws Damaged {
        boolean whole = packed.count() == entry.packed()
                && inflater.getRemaining() == 0
                && own.bytes() == entry.size()
                && checksum.getValue() == entry.checksum();
        if (!whole) {
            throw new Damaged("corrupt", "its content does not have its size and checksum").of(entry.name());
        }
    }

    @Override
    public void close() {
        inflater.end();
    }
}
