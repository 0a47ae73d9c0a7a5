package dev.varve.storage.zip;

import dev.varve.storage.stream.BlockStream;
import dev.varve.storage.stream.Damaged;
import dev.varve.storage.stream.Meter;
import dev.varve.storage.stream.Source;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** The content of a zip's entry; read to its end, it is what its size and checksum promise. */
final class ZipContent extends BlockStream {
    private final Source packed;
    private final ZipEntry entry;
    private final Meter own;
    private final Meter together;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private final InputStream in;

    ZipContent(Source packed, ZipEntry entry, Meter own, Meter together) {
        this.packed = packed;
        this.entry = entry;
        this.own = own;
        this.together = together;
        this.in = entry.method() == 8 ? new InflaterInputStream(packed, inflater, 1 << 13) : packed;
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
