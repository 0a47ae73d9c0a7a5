package dev.varve.formats.bytes;

import dev.varve.formats.refusal.Reason;
import dev.varve.formats.refusal.RefusedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/**
 * Tells by all bytes of a file without a byte order mark how it is written. UTF-8 wins where a noticeable part of what is
 * not ASCII fits it: a damaged record is then rejected, where any one-byte encoding would take every byte as a letter.
 */
final class DetectedEncoding {
    private static final int BLOCK = 1 << 16;
    /** Text in UTF-16 has zeros in half of its places, from delimiters and line ends at least. */
    private static final int ONE_SIDED = 10;

    private static final int ZERO_SHARE = 50;
    /** Accidental UTF-8 in a one-byte encoding is rarer. */
    private static final int DAMAGED = 10;

    private final long[] zeros = new long[2];
    private long offset;
    private long sequences;
    private long strays;
    private long undefined = -1;
    private int undefinedByte;
    private int taken;
    private int due;
    private int least;
    private int most;

    /** Reads the content to its end; the text comes from a temporary copy, gone when the encoding is closed. */
    static Encoding of(InputStream content) throws IOException {
        FileChannel copy = FileChannel.open(
                Files.createTempFile("varve-text-", ".tmp"),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
        try {
            DetectedEncoding detected = new DetectedEncoding();
            byte[] block = new byte[BLOCK];
            for (int read; (read = content.read(block)) > 0; ) {
                detected.take(block, read);
                for (ByteBuffer rest = ByteBuffer.wrap(block, 0, read); rest.hasRemaining(); ) {
                    copy.write(rest);
                }
            }
            copy.position(0);
            return Encoding.of(Channels.newInputStream(copy), detected.charset(), 0, copy);
        } catch (IOException | RuntimeException e) {
            copy.close();
            throw e;
        }
    }

    private void take(byte[] block, int length) {
        for (int i = 0; i < length; i++, offset++) {
            if (block[i] <= 0 || due > 0) {
                take(block[i] & 0xff);
            }
        }
    }

    private void take(int b) {
        if (b == 0) {
            zeros[(int) (offset & 1)]++;
        }
        if (undefined < 0 && (b == 0x81 || b == 0x8d || b == 0x8f || b == 0x90 || b == 0x9d)) {
            undefined = offset;
            undefinedByte = b;
        }
        if (due > 0 && b >= least && b <= most) {
            taken++;
            least = 0x80;
            most = 0xbf;
            if (--due == 0) {
                sequences++;
            }
            return;
        }
        strays += due > 0 ? taken : 0;
        due = b < 0xc2 || b > 0xf4 ? 0 : b < 0xe0 ? 1 : b < 0xf0 ? 2 : 3;
        taken = 1;
        strays += b >= 0x80 && due == 0 ? 1 : 0;
        least = b == 0xe0 ? 0xa0 : b == 0xf0 ? 0x90 : 0x80;
        most = b == 0xed ? 0x9f : b == 0xf4 ? 0x8f : 0xbf;
    }

    private Charset charset() {
        long many = Math.max(zeros[0], zeros[1]);
        if (many > ONE_SIDED * Math.min(zeros[0], zeros[1]) && many * ZERO_SHARE >= offset) {
            return zeros[1] > zeros[0] ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
        }
        if (due > 0) {
            strays += taken;
        }
        if (sequences * DAMAGED >= strays) {
            return StandardCharsets.UTF_8;
        }
        if (many > 0 || undefined >= 0) {
            throw new RefusedFile(
                    Reason.INVALID_ENCODING,
                    "The encoding cannot be told: the text is no UTF-8, and "
                            + (many > 0
                                    ? "has bytes of zero"
                                    : String.format("byte 0x%02x at offset %d", undefinedByte, undefined))
                            + (many > 0 ? "." : " is no character of windows-1252.")
                            + " Declare the `encoding` the file is written in.");
        }
        return Charset.forName("windows-1252");
    }
}
