package dev.varve.formats.bytes;

import dev.varve.contract.Format;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * A file's text as UTF-8.
 *
 * @param text without the byte order mark
 * @param charset the file's own
 * @param mark length of the byte order mark
 * @param copy of the text, where it was read ahead; the content itself stays the caller's
 */
public record Encoding(InputStream text, Charset charset, int mark, Closeable copy) implements Closeable {
    private static final int LONGEST_MARK = 4;

    /** @param declared charset's name, or the word that has it detected; a byte order mark wins over both */
    public static Encoding of(InputStream content, String declared) throws IOException {
        PushbackInputStream in = new PushbackInputStream(content, LONGEST_MARK);
        byte[] head = in.readNBytes(LONGEST_MARK);
        Charset charset = marked(head);
        int mark = charset == null ? 0 : "\ufeff".getBytes(charset).length;
        in.unread(head, mark, head.length - mark);
        if (charset == null && declared.equals(Format.DETECT)) {
            return DetectedEncoding.of(in);
        }
        return of(in, charset == null ? Charset.forName(declared) : charset, mark, () -> {});
    }

    static Encoding of(InputStream in, Charset charset, int mark, Closeable copy) {
        boolean plain = charset.equals(StandardCharsets.UTF_8);
        return new Encoding(plain ? in : new Utf8Stream(in, charset), charset, mark, copy);
    }

    @Override
    public void close() throws IOException {
        copy.close();
    }

    private static Charset marked(byte[] head) {
        if (starts(head, 0xef, 0xbb, 0xbf)) {
            return StandardCharsets.UTF_8;
        }
        if (starts(head, 0xff, 0xfe, 0, 0)) {
            return StandardCharsets.UTF_32LE;
        }
        if (starts(head, 0, 0, 0xfe, 0xff)) {
            return StandardCharsets.UTF_32BE;
        }
        if (starts(head, 0xff, 0xfe)) {
            return StandardCharsets.UTF_16LE;
        }
        return starts(head, 0xfe, 0xff) ? StandardCharsets.UTF_16BE : null;
    }

    private static boolean starts(byte[] head, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= head.length || (head[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** How many bytes of the file a piece of the text is. */
    public long length(byte[] text, int from, int to) {
        if (charset.equals(StandardCharsets.UTF_8)) {
            return to - from;
        }
        long points = 0;
        long pairs = 0;
        for (int i = from; i < to; i++) {
            points += (text[i] & 0xc0) == 0x80 ? 0 : 1;
            pairs += (text[i] & 0xff) >= 0xf0 && (text[i] & 0xff) <= 0xf4 ? 1 : 0;
        }
        if (charset.name().startsWith("UTF-16")) {
            return 2 * (points + pairs);
        }
        if (charset.name().startsWith("UTF-32")) {
            return 4 * points;
        }
        return charset.newEncoder().maxBytesPerChar() == 1
                ? points
                : new String(text, from, to - from, StandardCharsets.UTF_8).getBytes(charset).length;
    }
}
