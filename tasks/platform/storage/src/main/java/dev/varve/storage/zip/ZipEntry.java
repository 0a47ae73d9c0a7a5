package dev.varve.storage.zip;

import dev.varve.storage.stream.Damaged;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * What the central directory says of an entry.
 *
 * @param rawName as written
 * @param flags general purpose bits (APPNOTE 4.4.4)
 * @param mode of Unix, where it was written; else 0
 * @param offset of the entry's own header
 * @param directoryBytes that this record has in the directory
 */
record ZipEntry(
        ByteBuffer rawName,
        int flags,
        int method,
        long checksum,
        long packed,
        long size,
        int mode,
        long offset,
        long directoryBytes) {
    /** In the place of a number that stands in the zip64 field. */
    static final long UNKNOWN = 0xFFFF_FFFFL;

    private static final int CENTRAL = 0x02014b50;
    private static final int KIND = 0xF000;
    private static final int FILE = 0x8000;
    private static final int FOLDER = 0x4000;
    /** What zip reads from a pipe. */
    private static final int PIPED = 0x1000;

    static ZipEntry of(ZipBytes file, long at) throws IOException {
        ByteBuffer record = file.at(at, 46);
        if (record.getInt() != CENTRAL) {
            throw Damaged.zip("has a central directory that cannot be read");
        }
        int nameLength = ZipBytes.half(record, 28);
        int extraLength = ZipBytes.half(record, 30);
        ByteBuffer name = file.at(at + 46, nameLength);
        long[] numbers = {ZipBytes.word(record, 24), ZipBytes.word(record, 20), ZipBytes.word(record, 42)};
        complete(numbers, file.at(at + 46 + nameLength, extraLength));
        return new ZipEntry(
                name,
                ZipBytes.half(record, 8),
                ZipBytes.half(record, 10),
                ZipBytes.word(record, 16),
                numbers[1],
                numbers[0],
                ZipBytes.half(record, 40),
                numbers[2],
                46L + nameLength + extraLength + ZipBytes.half(record, 32));
    }

    /** Takes numbers that have no room in a header from its zip64 field, where they follow each other (APPNOTE 4.5.3). */
    static void complete(long[] numbers, ByteBuffer extra) throws Damaged {
        ByteBuffer large = ByteBuffer.allocate(0);
        while (extra.remaining() >= 4) {
            int id = extra.getShort() & 0xffff;
            int length = extra.getShort() & 0xffff;
            if (length > extra.remaining()) {
                break;
            }
            if (id == 1) {
                large = extra.slice(extra.position(), length).order(ByteOrder.LITTLE_ENDIAN);
            }
            extra.position(extra.position() + length);
        }
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] == UNKNOWN && large.remaining() >= 8) {
                numbers[i] = large.getLong();
                if (numbers[i] < 0) {
                    throw Damaged.zip("has a number that is none");
                }
            }
        }
    }

    /** UTF-8, as writers have it that say so and many that do not; else the DOS code page. */
    String name() {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(rawName.duplicate())
                    .toString();
        } catch (CharacterCodingException e) {
            return Charset.forName("IBM437").decode(rawName.duplicate()).toString();
        }
    }

    boolean isFolder() {
        return name().endsWith("/");
    }

    void demandReadable() throws Damaged {
        if ((flags & 0x2041) != 0) {
            throw new Damaged("unsupported", "is encrypted; deliver it without a password");
        }
        if (method != 0 && method != 8) {
            throw new Damaged(
                    "unsupported", "is compressed with method " + method + "; only stored and deflated are read");
        }
        int kind = mode & KIND;
        if (kind != 0 && (isFolder() ? kind != FOLDER : kind != FILE && kind != PIPED)) {
            throw new Damaged("unsafe", "is a link or a device, no ordinary file");
        }
        if (isFolder() && size != 0) {
            throw new Damaged("corrupt", "is a folder with content");
        }
    }
}
