package dev.varve.storage.zip;

import dev.varve.contract.Limits;
import dev.varve.storage.stream.Damaged;
import dev.varve.storage.stream.MemberSink;
import dev.varve.storage.stream.Meter;
import dev.varve.storage.stream.Source;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Reads a zip whose entries lie side by side from the first byte to the central directory, each said alike by its own header
 * and by the directory, and with the content that its checksum promises.
 */
public final class ZipMembers {
    private static final int LOCAL = 0x04034b50;
    private static final int DESCRIPTOR = 0x08074b50;
    private static final int DESCRIBED = 8;
    /** Bits that change how an entry is read: encrypted, strongly encrypted, UTF-8, masked. */
    private static final int DECISIVE = 0x2841;

    private final ZipBytes file;
    private final MemberSink sink;
    private final Limits limits;
    private final Meter together;

    public ZipMembers(FileChannel file, MemberSink sink, Limits limits) throws IOException {
        this.file = new ZipBytes(file);
        this.sink = sink;
        this.limits = limits;
        this.together = new Meter(limits, this.file::size, "all members together unpack");
    }

    public void read() throws IOException {
        ZipDirectory directory = ZipDirectory.of(file, limits.members());
        long at = 0;
        for (int i = 0; i < directory.entries().size(); i++) {
            ZipEntry entry = directory.entries().get(i);
            long end = i + 1 < directory.entries().size()
                    ? directory.entries().get(i + 1).offset()
                    : directory.start();
            if (entry.offset() != at) {
                throw Damaged.zip("has bytes that belong to no entry, or to two");
            }
            read(entry, end);
            at = end;
        }
        if (at != directory.start()) {
            throw Damaged.zip("has bytes that belong to no entry, or to two");
        }
    }

    private void read(ZipEntry entry, long end) throws IOException {
        long content;
        try {
            entry.demandReadable();
            content = content(entry, end);
        } catch (Damaged damaged) {
            throw damaged.of(entry.name());
        }
        if (entry.isFolder()) {
            sink.folder(entry.name());
        }
        Source packed = new Source(file.stream(content, entry.packed()));
        try (ZipContent unpacked = new ZipContent(
                packed, entry, new Meter(limits, packed::count, "member " + entry.name() + ": unpacks"), together)) {
            if (!entry.isFolder()) {
                sink.file(entry.name(), unpacked);
            }
            unpacked.transferTo(OutputStream.nullOutputStream());
        }
    }

    /** Demands that the entry's own header and the bytes behind its content say what the directory says. */
    private long content(ZipEntry entry, long end) throws IOException {
        ByteBuffer header = file.at(entry.offset(), 30);
        int nameLength = ZipBytes.half(header, 26);
        int extraLength = ZipBytes.half(header, 28);
        int flags = ZipBytes.half(header, 6);
        long[] sizes = {ZipBytes.word(header, 22), ZipBytes.word(header, 18)};
        ZipEntry.complete(sizes, file.at(entry.offset() + 30 + nameLength, extraLength));
        long content = entry.offset() + 30 + nameLength + extraLength;
        long behind = end - content - entry.packed();
        boolean described = (flags & DESCRIBED) != 0;
        boolean agrees = header.getInt(0) == LOCAL
                && file.at(entry.offset() + 30, nameLength).equals(entry.rawName())
                && ((flags ^ entry.flags()) & DECISIVE) == 0
                && ZipBytes.half(header, 8) == entry.method()
                && agrees(ZipBytes.word(header, 14), entry.checksum(), described)
                && agrees(sizes[0], entry.size(), described)
                && agrees(sizes[1], entry.packed(), described)
                && behind >= 0
                && (described ? describes(content + entry.packed(), behind, entry) : behind == 0);
        if (!agrees) {
            throw new Damaged("corrupt", "its header and the central directory do not agree");
        }
        return content;
    }

    private static boolean agrees(long said, long wanted, boolean described) {
        return said == wanted || described && (said == 0 || said == ZipEntry.UNKNOWN);
    }

    /** A checksum and two sizes of 4 or 8 bytes, most often behind a mark (APPNOTE 4.3.9). */
    private boolean describes(long at, long length, ZipEntry entry) throws IOException {
        if (length != 12 && length != 16 && length != 20 && length != 24) {
            return false;
        }
        ByteBuffer descriptor = file.at(at, (int) length);
        boolean large = length >= 20;
        int start = length % 8 == 0 ? 4 : 0;
        return (start == 0 || descriptor.getInt(0) == DESCRIPTOR)
                && ZipBytes.word(descriptor, start) == entry.checksum()
                && (large ? descriptor.getLong(start + 4) : ZipBytes.word(descriptor, start + 4)) == entry.packed()
                && (large ? descriptor.getLong(start + 12) : ZipBytes.word(descriptor, start + 8)) == entry.size();
    }
}
