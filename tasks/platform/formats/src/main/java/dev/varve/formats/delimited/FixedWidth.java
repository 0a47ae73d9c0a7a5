package dev.varve.formats.delimited;

import dev.varve.contract.Format;
import dev.varve.formats.bytes.Encoding;
import dev.varve.formats.refusal.Misfit;
import dev.varve.formats.refusal.Reason;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Cuts lines at declared positions, counted in characters. Blanks behind the last position are no text. */
final class FixedWidth implements RecordCutter {
    private final Tokenizer lines;
    private final Format.Fixed format;
    private final int width;
    /** The first header's line, null where there is none. */
    private byte[] header;
    /** Place in the current line, in bytes and in characters. */
    private int at;

    private int passed;

    FixedWidth(Encoding encoding, Format.Fixed format, int longest) throws IOException {
        this.lines = new Tokenizer(encoding, lines(format), longest);
        this.format = format;
        this.width = format.positions().getLast().to();
        lines.skipLines(format.skipRows());
    }

    /** A line's end ends the record before it can delimit, so that every line is one field. */
    private static Format.Delimited lines(Format.Fixed format) {
        return new Format.Delimited(
                "\n",
                Optional.empty(),
                Optional.empty(),
                Format.Escapes.NONE,
                format.comment(),
                format.encoding(),
                false,
                0,
                format.footerRows(),
                format.trim(),
                List.of(),
                false,
                Format.Ragged.REFUSE,
                false);
    }

    /** Passes over the header. @return what it has at the positions */
    List<String> header() throws IOException {
        RecordFields fields = fields();
        if (!lines.next(fields)) {
            throw DelimitedPass.noHeader(lines.ignored());
        }
        header = Arrays.copyOfRange(fields.bytes, fields.start, fields.stop);
        cut(fields);
        return IntStream.range(0, fields.count).mapToObj(fields::string).toList();
    }

    @Override
    public long ignored() {
        return lines.ignored();
    }

    @Override
    public RecordFields fields() {
        return lines.fields();
    }

    @Override
    public boolean next(RecordFields fields) throws IOException {
        if (!lines.next(fields)) {
            return false;
        }
        cut(fields);
        return true;
    }

    private void cut(RecordFields fields) {
        if (fields.head != null) {
            return;
        }
        fields.clear();
        if (!fields.isValidText()) {
            return;
        }
        at = fields.start;
        passed = 0;
        for (Format.Position position : format.positions()) {
            pass(fields, position.from() - 1);
            if (at == fields.stop) {
                break;
            }
            int from = at;
            pass(fields, position.to());
            close(fields, from, at);
        }
        pass(fields, width);
        boolean ends = passed < width;
        if (ends && format.ragged() == Format.Ragged.PAD || isHeader(fields)) {
            return;
        }
        if (ends || !isBlank(fields)) {
            pass(fields, Integer.MAX_VALUE);
            fields.broken = new Misfit(
                    ends ? Reason.TOO_FEW_FIELDS : Reason.TOO_MANY_FIELDS,
                    "the line has " + passed + " characters, not " + width);
        }
    }

    /** Up to the given number of characters, or the line's end. */
    private void pass(RecordFields fields, int characters) {
        while (passed < characters && at < fields.stop) {
            at++;
            while (at < fields.stop && (fields.bytes[at] & 0xc0) == 0x80) {
                at++;
            }
            passed++;
        }
    }

    private void close(RecordFields fields, int first, int last) {
        int from = first;
        int to = last;
        if (format.trim()) {
            while (from < to && isBlank(fields.bytes[from])) {
                from++;
            }
            while (to > from && isBlank(fields.bytes[to - 1])) {
                to--;
            }
        }
        fields.open(from);
        fields.close(to);
    }

    private boolean isHeader(RecordFields fields) {
        return header != null
                && format.repeatedHeader()
                && Arrays.equals(fields.bytes, fields.start, fields.stop, header, 0, header.length);
    }

    /** Whether nothing but blanks is left of the line. */
    private boolean isBlank(RecordFields fields) {
        for (int i = at; i < fields.stop; i++) {
            if (!isBlank(fields.bytes[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }
}
