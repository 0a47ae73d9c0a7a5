package dev.varve.formats.delimited;

import dev.varve.contract.Format;
import dev.varve.formats.Excerpt;
import dev.varve.formats.bytes.ByteWindow;
import dev.varve.formats.bytes.EightBytes;
import dev.varve.formats.bytes.Encoding;
import dev.varve.formats.refusal.Misfit;
import dev.varve.formats.refusal.Reason;
import dev.varve.formats.refusal.RefusedFile;
import dev.varve.formats.refusal.TooLong;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Cuts delimited text into records and fields, byte by byte. CR, LF and CRLF end a record, in any mixture. A quote opens a
 * quoted value only as a field's first character; elsewhere it stands for itself. Lines without a character are no records,
 * unless records have one field.
 */
final class Tokenizer implements RecordCutter {
    private static final long CONTROLS = EightBytes.ONES * 0xf8;
    private static final long LINE_ENDS = EightBytes.ONES * 0x08;
    private final ByteWindow window;
    /** Null where there is none. */
    private final FooterLines footer;

    /** Bytes of a record that are held. */
    private final int longest;

    private final Encoding encoding;
    private final byte[] delimiter;
    private final byte[] quote;
    private final byte[] escape;
    private final byte[] comment;
    private final Escaping escaping;
    private final boolean trim;
    private final boolean plainBytes;
    /** Whether fields can be cut eight bytes at a time. */
    private final boolean quick;

    private final long delimiters;
    /** The quote, or a byte that no text has. */
    private final long openings;
    /** The quote's byte, or one that no field starts with. */
    private final byte opening;
    /** First bytes of what ends a run of plain characters, outside and inside quotes. */
    private final boolean[] stops = new boolean[256];

    private final boolean[] quotedStops = new boolean[256];

    private byte[] bytes;
    private int position;
    private int end;
    private long line = 1;
    private boolean singleField;
    /** How much of the text is turned into a file offset already. */
    private long measured;

    private long fileOffset;

    Tokenizer(Encoding encoding, Format.Delimited format, int longest) {
        this.longest = longest;
        this.encoding = encoding;
        this.footer = format.footerRows() == 0 ? null : new FooterLines(encoding.text(), format.footerRows());
        this.window = new ByteWindow(footer == null ? encoding.text() : footer);
        this.fileOffset = encoding.mark();
        this.delimiter = format.delimiter().getBytes(StandardCharsets.UTF_8);
        this.escaping = new Escaping(format);
        this.quote = escaping.quote;
        this.escape = escaping.escape;
        this.comment = format.comment()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .orElse(null);
        this.trim = format.trim();
        this.plainBytes = encoding.charset().equals(StandardCharsets.UTF_8);
        this.bytes = window.bytes;
        this.quick = delimiter.length == 1 && escape == null && !trim && (quote == null || quote.length == 1);
        this.delimiters = EightBytes.ONES * (delimiter[0] & 0xff);
        this.openings = EightBytes.ONES * (quote == null ? 0xff : quote[0] & 0xff);
        this.opening = quote == null ? delimiter[0] : quote[0];
        for (byte[] stop : new byte[][] {delimiter, quote, escape, {'\n'}, {'\r'}}) {
            if (stop != null) {
                stops[stop[0] & 0xff] = true;
            }
        }
        for (byte[] stop : new byte[][] {quote, escape, {'\n'}, {'\r'}}) {
            if (stop != null) {
                quotedStops[stop[0] & 0xff] = true;
            }
        }
    }

    @Override
    public long ignored() {
        return footer == null ? 0 : footer.ignored();
    }

    @Override
    public RecordFields fields() {
        return new RecordFields(escaping);
    }

    void singleField(boolean single) {
        singleField = single;
    }

    void skipLines(int count) throws IOException {
        RecordFields none = fields();
        for (int i = 0; i < count && (position < end || more(none)); i++) {
            skipLine(none);
        }
    }

    @Override
    public boolean next(RecordFields fields) throws IOException {
        fields.clear();
        while (true) {
            measure();
            fields.start = position;
            window.start = position;
            if (position == end && !more(fields)) {
                return false;
            }
            if (comment != null && at(comment, position, fields)) {
                skipLine(fields);
                if (fields.head != null) {
                    fields.clear();
                }
            } else if (!singleField && isEmptyLine(fields)) {
                endLine(fields);
            } else {
                break;
            }
        }
        fields.line = line;
        fields.offset = plainBytes ? encoding.mark() + window.offset + position : fileOffset;
        boolean another = true;
        while (another) {
            another = !(quick && quickly(fields)) && field(fields);
        }
        fields.stop = position;
        endLine(fields);
        fields.bytes = bytes;
        return true;
    }

    /** Bytes of the text are turned into bytes of the file while they are still at hand. */
    private void measure() {
        if (!plainBytes) {
            fileOffset += encoding.length(bytes, (int) (measured - window.offset), position);
            measured = window.offset + position;
        }
    }

    private boolean isEmptyLine(RecordFields fields) throws IOException {
        if (trim) {
            int blank = position;
            while (blank < end && isBlank(bytes[blank])) {
                blank++;
            }
            if (blank < end && isLineEnd(bytes[blank])) {
                position = blank;
                return true;
            }
            return false;
        }
        return isLineEnd(bytes[position]);
    }

    /**
     * Cuts fields that are neither quoted nor near the end of what is read.
     *
     * @return whether the record ends; else the next field is left
     */
    private boolean quickly(RecordFields fields) {
        byte[] bytes = this.bytes;
        int from = position;
        if (from < end && bytes[from] == opening && quote != null) {
            return false;
        }
        long seen = 0;
        long marks = 0;
        boolean whole = fields.count == 0;
        for (int at = from; at + 8 < end; at += 8) {
            long word = EightBytes.at(bytes, at);
            seen |= word;
            // A byte from 8 to 15 may be an end of line.
            long stops = EightBytes.zeros(word ^ delimiters) | EightBytes.zeros(word & CONTROLS ^ LINE_ENDS);
            long quotes = EightBytes.zeros(word ^ openings);
            for (; stops != 0; stops &= stops - 1) {
                int stop = at + EightBytes.first(stops);
                byte found = bytes[stop];
                if (found == delimiter[0]) {
                    fields.add(from, stop);
                    from = stop + 1;
                    if (bytes[from] == opening && quote != null) {
                        fields.marks |= (marks | EightBytes.before(quotes, stop - at)) != 0;
                        position = from;
                        return false;
                    }
                } else if (isLineEnd(found)) {
                    fields.add(from, stop);
                    fields.ascii = whole && EightBytes.isAscii(seen);
                    fields.marks |= (marks | EightBytes.before(quotes, stop - at)) != 0;
                    position = stop;
                    return true;
                }
            }
            marks |= quotes;
        }
        fields.marks |= marks != 0;
        position = from;
        return false;
    }

    /** @return whether a delimiter follows, and with it another field */
    private boolean field(RecordFields fields) throws IOException {
        fields.open(position);
        if (trim) {
            skipBlanks(fields);
            fields.open(position);
        }
        if (quote != null && at(quote, position, fields)) {
            return quoted(fields);
        }
        return plain(fields);
    }

    private boolean plain(RecordFields fields) throws IOException {
        while (true) {
            while (position < end && !stops[bytes[position] & 0xff]) {
                position++;
            }
            if (position == end) {
                if (more(fields)) {
                    continue;
                }
                closePlain(fields);
                return false;
            }
            if (isLineEnd(bytes[position])) {
                closePlain(fields);
                return false;
            }
            if (at(delimiter, position, fields)) {
                closePlain(fields);
                position += delimiter.length;
                return true;
            }
            if (escape != null && at(escape, position, fields)) {
                escaped(fields);
            } else {
                fields.marks |= quote != null && bytes[position] == quote[0];
                position++;
            }
        }
    }

    private void closePlain(RecordFields fields) {
        int to = position;
        if (trim) {
            int from = fields.from[fields.count];
            boolean escapes = escaping.backslash && (fields.form[fields.count] & RecordFields.ESCAPED) != 0;
            while (to > from && isBlank(bytes[to - 1]) && !(escapes && isEscaped(from, to - 1))) {
                to--;
            }
        }
        fields.close(to);
    }

    /** After an odd number of backslashes. */
    private boolean isEscaped(int from, int at) {
        int first = at;
        while (first > from && bytes[first - 1] == '\\') {
            first--;
        }
        return (at - first) % 2 != 0;
    }

    private boolean quoted(RecordFields fields) throws IOException {
        long opened = line;
        position += quote.length;
        fields.from[fields.count] = position;
        fields.form[fields.count] = RecordFields.QUOTED;
        while (true) {
            while (position < end && !quotedStops[bytes[position] & 0xff]) {
                position++;
            }
            if (position == end) {
                if (!more(fields)) {
                    throw unterminated(opened);
                }
            } else if (isLineEnd(bytes[position])) {
                fields.lines = true;
                endLine(fields);
            } else if (escape != null && at(escape, position, fields)) {
                escaped(fields);
            } else if (at(quote, position, fields)) {
                if (escape != null || !at(quote, position + quote.length, fields)) {
                    fields.close(position);
                    position += quote.length;
                    return afterQuote(fields);
                }
                fields.form[fields.count] |= RecordFields.ESCAPED;
                position += 2 * quote.length;
            } else {
                position++;
            }
        }
    }

    private boolean afterQuote(RecordFields fields) throws IOException {
        if (trim) {
            skipBlanks(fields);
        }
        while (position < end || more(fields)) {
            if (isLineEnd(bytes[position])) {
                return false;
            }
            if (at(delimiter, position, fields)) {
                position += delimiter.length;
                return true;
            }
            if (fields.broken == null) {
                fields.broken = new Misfit(
                        Reason.BROKEN_QUOTE,
                        "field " + fields.count
                                + " goes on after its closing quote; a quote inside a quoted value must be "
                                + (escape == null ? "doubled" : "escaped"));
            }
            position++;
        }
        return false;
    }

    private void escaped(RecordFields fields) throws IOException {
        fields.form[fields.count] |= RecordFields.ESCAPED;
        long opened = line;
        position += escape.length;
        if (position == end && !more(fields)) {
            throw unterminated(opened);
        }
        if (isLineEnd(bytes[position])) {
            endLine(fields);
        } else {
            position++;
        }
    }

    private static RefusedFile unterminated(long opened) {
        return new RefusedFile(
                Reason.UNTERMINATED,
                "The file ends inside the value that opens on line " + opened
                        + ": it is cut, or a quote or escape is wrong. Ask for the whole file, or correct that line or the format.");
    }

    private void skipBlanks(RecordFields fields) throws IOException {
        while ((position < end || more(fields)) && isBlank(bytes[position])) {
            position++;
        }
    }

    private void skipLine(RecordFields fields) throws IOException {
        while (position < end || more(fields)) {
            if (isLineEnd(bytes[position])) {
                endLine(fields);
                return;
            }
            position++;
        }
    }

    /** Past one line's end, where one stands here. */
    private void endLine(RecordFields fields) throws IOException {
        if (position == end && !more(fields)) {
            return;
        }
        boolean carriage = bytes[position] == '\r';
        position++;
        line++;
        if (carriage && (position < end || more(fields)) && bytes[position] == '\n') {
            position++;
        }
    }

    /** Of a record that is too long, what lies behind: it only has to be passed. */
    private void letGo(RecordFields fields) {
        measure();
        if (fields.head == null) {
            fields.head = Excerpt.head(bytes, fields.start, longest);
        }
        fields.broken = TooLong.record(longest);
        fields.count = 0;
        fields.from[0] = position;
        fields.start = position;
    }

    private boolean isBlank(byte b) {
        return (b == ' ' || b == '\t') && b != delimiter[0];
    }

    private static boolean isLineEnd(byte b) {
        return b == '\n' || b == '\r';
    }

    private boolean at(byte[] what, int place, RecordFields fields) throws IOException {
        if (place < end && bytes[place] != what[0]) {
            return false;
        }
        int ahead = place - position;
        while (position + ahead + what.length > end && more(fields)) {}
        return startsWith(bytes, position + ahead, end, what);
    }

    static boolean startsWith(byte[] bytes, int from, int to, byte[] what) {
        if (from + what.length > to || bytes[from] != what[0]) {
            return false;
        }
        for (int i = 1; i < what.length; i++) {
            if (bytes[from + i] != what[i]) {
                return false;
            }
        }
        return true;
    }

    private boolean more(RecordFields fields) throws IOException {
        if (end - fields.start > longest) {
            letGo(fields);
        }
        window.start = fields.start;
        boolean any = window.more();
        position -= window.moved;
        fields.move(window.moved);
        bytes = window.bytes;
        end = window.end;
        return any;
    }
}
