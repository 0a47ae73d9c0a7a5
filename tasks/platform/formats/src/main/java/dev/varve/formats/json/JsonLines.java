package dev.varve.formats.json;

import dev.varve.contract.Limits;
import dev.varve.formats.Excerpt;
import dev.varve.formats.bytes.ByteWindow;
import dev.varve.formats.bytes.EightBytes;
import dev.varve.formats.bytes.Encoding;
import dev.varve.formats.refusal.Reason;
import dev.varve.formats.refusal.RefusedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The lines of a file that are not blank; CR, LF and CRLF end a line, in any mixture. */
final class JsonLines {
    private final ByteWindow window;
    private final int mark;
    private int position;
    /** Behind the last line that is at hand whole. */
    private int limit;
    /** The last line ended in CR, to which an LF may belong. */
    private boolean carriage;
    /** The current line, without its end. */
    byte[] bytes;

    int start;
    int stop;
    long line;
    long offset;
    /** Whether the line is known to have no other bytes; else they are looked at. */
    boolean ascii;
    /** Whether it is the line that {@link #ahead()} told of, and was at hand whole. */
    boolean wasAhead;

    /** The beginning of a line of which the rest was let go; null of any other. */
    byte[] head;
    /** Bytes of a line that are held. */
    private final int longest;
    /** Bytes of a line that has no value to be looked at. */
    private final int harmless;

    JsonLines(InputStream content, Limits limits) throws IOException {
        this.longest = limits.line();
        this.harmless = Math.min(limits.line(), limits.value());
        Encoding encoding = utf8(content);
        this.window = new ByteWindow(encoding.text());
        this.bytes = window.bytes;
        this.mark = encoding.mark();
    }

    /** JSON comes in UTF-8 alone; its byte order mark is tolerated. */
    static Encoding utf8(InputStream content) throws IOException {
        Encoding encoding = Encoding.of(content, "utf-8");
        if (!encoding.charset().equals(StandardCharsets.UTF_8)) {
            throw new RefusedFile(
                    Reason.INVALID_ENCODING,
                    "The file is written in " + encoding.charset() + ", and JSON must be UTF-8. Convert it.");
        }
        return encoding;
    }

    boolean next() throws IOException {
        wasAhead = true;
        while (true) {
            window.start = position;
            if (carriage && position == window.end) {
                more();
            }
            start = ahead();
            window.start = start;
            ascii = true;
            head = null;
            long began = window.offset + start;
            do {
                position = lineEnd();
                if (position - start > longest) {
                    letGo();
                }
            } while (position == window.end && more());
            if (position == window.end && start == position && head == null) {
                return false;
            }
            line++;
            offset = mark + began;
            stop = position;
            if (position < window.end) {
                carriage = bytes[position] == '\r';
                position++;
            }
            if (head != null || !isBlank(start)) {
                return true;
            }
            wasAhead = false;
        }
    }

    /** Of a line that is too long, what lies behind: it only has to be passed. */
    private void letGo() {
        if (head == null) {
            head = Excerpt.head(bytes, start, longest);
        }
        start = position;
        window.start = position;
    }

    /** Though it was at hand whole. */
    boolean isTooLong() {
        return stop - start > longest;
    }

    /** Whether the current line may have a value that is too long. */
    boolean mayBeTooLong() {
        return stop - start > harmless;
    }

    /** Where the next line starts; it need not be at hand. */
    int ahead() {
        if (carriage && position < window.end) {
            position += bytes[position] == '\n' ? 1 : 0;
            carriage = false;
        }
        return position;
    }

    /** Where the last line ends that is at hand whole, its end included. */
    int limit() {
        return limit;
    }

    /**
     * Past the next line, without a look at what lies before a place in it.
     *
     * @param from that place, or {@link FlatRecord#LEFT}
     * @return false where something else than blanks and an end of line follows, or is not yet at hand
     */
    boolean skip(int from) {
        if (from == FlatRecord.LEFT) {
            return false;
        }
        int at = blanks(bytes, from, window.end);
        if (at == window.end || bytes[at] != '\n' && bytes[at] != '\r') {
            return false;
        }
        carriage = bytes[at] == '\r';
        position = at + 1;
        line++;
        return true;
    }

    /** Of the line, or of what is read of it. */
    private int lineEnd() {
        byte[] text = bytes;
        int end = window.end;
        int at = position;
        long seen = 0;
        for (; at + 8 <= end; at += 8) {
            long word = EightBytes.at(text, at);
            // A byte from 8 to 15 may be an end of line.
            if (EightBytes.zeros(word & EightBytes.ONES * 0xf8 ^ EightBytes.ONES * 8) != 0) {
                break;
            }
            seen |= word;
        }
        ascii &= EightBytes.isAscii(seen);
        // Both line ends lie below every character but control characters: one comparison a byte.
        while (at < end && (text[at] > '\r' || text[at] != '\n' && text[at] != '\r')) {
            ascii &= text[at] >= 0;
            at++;
        }
        return at;
    }

    private boolean more() throws IOException {
        wasAhead = false;
        boolean any = window.more();
        position -= window.moved;
        start -= window.moved;
        bytes = window.bytes;
        limit = window.end;
        while (limit > position && bytes[limit - 1] != '\n' && bytes[limit - 1] != '\r') {
            limit--;
        }
        if (bytes.length > harmless) {
            // There may be lines that are too long: each is looked at by itself.
            limit = position;
        }
        return any;
    }

    /** Whether the current line has nothing but blanks from a place on. */
    boolean isBlank(int from) {
        return blanks(bytes, from, stop) == stop;
    }

    /** Where the blanks end that begin at a place. */
    static int blanks(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && (bytes[at] == ' ' || bytes[at] == '\t')) {
            at++;
        }
        return at;
    }
}
