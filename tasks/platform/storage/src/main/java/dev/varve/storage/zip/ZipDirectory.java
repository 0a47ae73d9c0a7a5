package dev.varve.storage.zip;

import dev.varve.storage.stream.Damaged;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The central directory of a zip (APPNOTE 4.3.12 to 4.3.16), which ends where the file ends.
 *
 * @param entries in the order of their bytes
 * @param start where the directory begins
 */
record ZipDirectory(List<ZipEntry> entries, long start) {
    private static final int END = 0x06054b50;
    private static final int END_64 = 0x06064b50;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final int LONGEST_COMMENT = 0xffff;

    private record End(long count, long start, long size, long end) {}

    /** @param most entries */
    static ZipDirectory of(ZipBytes file, long most) throws IOException {
        End end = end(file);
        if (end.count() > most) {
            throw Damaged.byMembers(most);
        }
        if (end.start() < 0 || end.size() < 0 || end.start() + end.size() != end.end()) {
            throw Damaged.zip("has no central directory where it says");
        }
        List<ZipEntry> entries = new ArrayList<>();
        long at = end.start();
        for (long i = 0; i < end.count(); i++) {
            ZipEntry entry = ZipEntry.of(file, at);
            entries.add(entry);
            at += entry.directoryBytes();
        }
        if (at != end.end()) {
            throw Damaged.zip("has other entries than it counts");
        }
        entries.sort(Comparator.comparingLong(ZipEntry::offset));
        return new ZipDirectory(entries, end.start());
    }

    private static End end(ZipBytes file) throws IOException {
        int length = (int) Math.min(file.size(), 22 + LONGEST_COMMENT);
        ByteBuffer tail = file.at(file.size() - length, length);
        for (int at = length - 22; at >= 0; at--) {
            if (tail.getInt(at) == END && ZipBytes.half(tail, at + 20) == length - at - 22) {
                return end(file, file.size() - length + at);
            }
        }
        throw new Damaged(
                "truncated", "the zip is cut, or other bytes follow it: it does not end with its central directory");
    }

    private static End end(ZipBytes file, long at) throws IOException {
        ByteBuffer end = file.at(at, 22);
        int parts = ZipBytes.half(end, 4) | ZipBytes.half(end, 6);
        End small = new End(ZipBytes.half(end, 10), ZipBytes.word(end, 16), ZipBytes.word(end, 12), at);
        demandOnePart(parts != 0 || ZipBytes.half(end, 8) != small.count());
        if (at < 20 || file.at(at - 20, 4).getInt() != LOCATOR_64) {
            return small;
        }
        long position = file.at(at - 20, 20).getLong(8);
        ByteBuffer large = file.at(position, 56);
        if (large.getInt() != END_64 || position + 12 + large.getLong(4) != at - 20) {
            throw Damaged.zip("has a zip64 record that cannot be read");
        }
        demandOnePart(large.getInt(16) != 0 || large.getInt(20) != 0 || large.getLong(24) != large.getLong(32));
        End whole = new End(large.getLong(32), large.getLong(48), large.getLong(40), position);
        if (differs(small.count(), 0xffff, whole.count())
                || differs(small.start(), ZipEntry.UNKNOWN, whole.start())
                || differs(small.size(), ZipEntry.UNKNOWN, whole.size())) {
            throw Damaged.zip("says two things of its central directory");
        }
        return whole;
    }

    private static boolean differs(long small, long unknown, long large) {
        return small != unknown && small != large;
    }

    private static void demandOnePart(boolean several) throws Damaged {
        if (several) {
            throw new Damaged("unsupported", "is one part of a zip in several parts");
        }
    }
}
