package dev.varve.formats.delimited;

import dev.varve.contract.Format;
import dev.varve.formats.refusal.Misfit;
import dev.varve.formats.refusal.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What is taken out of values: a quote that is doubled, or an escape before a sign that it escapes, which are quote, escape, line
 * ends, the first character of the delimiter, and at a record's start that of comments. Before any other sign an escape stands for
 * itself, or means what backslashes mean where the format says so.
 */
final class Escaping {
    private static final String LETTERS = "ntrbfv0Z";
    private static final byte[] CONTROLS = {'\n', '\t', '\r', '\b', '\f', 0x0b, 0, 0x1a};

    final byte[] quote;
    /** Null where quotes are doubled. */
    final byte[] escape;

    final boolean backslash;
    /** Words for null, and null itself, count within quotes too. */
    final boolean quotedNulls;

    private final byte[] delimiter;
    private final byte[] comment;

    Escaping(Format.Delimited format) {
        this.quote = format.quote().map(Escaping::utf8).orElse(null);
        this.escape = format.escape()
                .filter(c -> !format.quote().equals(Optional.of(c)))
                .map(Escaping::utf8)
                .orElse(null);
        this.backslash = format.escapes() == Format.Escapes.BACKSLASH;
        this.quotedNulls = format.quotedNulls();
        this.delimiter = first(format.delimiter());
        this.comment = format.comment().map(Escaping::first).orElse(null);
    }

    private static byte[] first(String text) {
        return text.substring(0, text.offsetByCodePoints(0, 1)).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] utf8(Character character) {
        return character.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Whether null stands there as backslashes write it. */
    boolean isNull(byte[] bytes, int from, int to) {
        return backslash && to - from == 2 && bytes[from] == '\\' && bytes[from + 1] == 'N';
    }

    /**
     * @param recordStart where comments would stand
     * @return where the value ends in {@code into}
     */
    int unescape(byte[] bytes, int from, int to, int recordStart, byte[] into, int at) {
        int length = at;
        for (int i = from; i < to; i++) {
            if (escape == null) {
                // A doubled quote is a quote escaped by a quote.
                i += Tokenizer.startsWith(bytes, i, to, quote) ? quote.length : 0;
            } else if (Tokenizer.startsWith(bytes, i, to, escape) && i + escape.length < to) {
                int next = i + escape.length;
                int control = backslash ? LETTERS.indexOf(bytes[next]) : -1;
                if (control >= 0) {
                    into[length++] = CONTROLS[control];
                    i = next;
                    continue;
                }
                i = backslash || isEscaped(bytes, next, to, i == recordStart) ? next : i;
            }
            into[length++] = bytes[i];
        }
        return length;
    }

    private boolean isEscaped(byte[] bytes, int at, int to, boolean startsRecord) {
        return bytes[at] == '\n'
                || bytes[at] == '\r'
                || Tokenizer.startsWith(bytes, at, to, escape)
                || Tokenizer.startsWith(bytes, at, to, delimiter)
                || quote != null && Tokenizer.startsWith(bytes, at, to, quote)
                || startsRecord && comment != null && Tokenizer.startsWith(bytes, at, to, comment);
    }

    /** @return null where each backslash of the field means something */
    Misfit unknown(byte[] bytes, int from, int to, int field, boolean quoted) {
        if (!backslash || (!quoted || quotedNulls) && isNull(bytes, from, to)) {
            return null;
        }
        for (int i = from; i + 1 < to; i++) {
            if (bytes[i] == '\\') {
                char next = (char) (bytes[++i] & 0xff);
                if (next < 0x80 && Character.isLetterOrDigit(next) && LETTERS.indexOf(next) < 0) {
                    return new Misfit(
                            Reason.UNKNOWN_ESCAPE,
                            "field " + (field + 1) + " has the escape \\" + next + ", which "
                                    + (next == 'N'
                                            ? "is null only where it stands alone, without quotes"
                                            : "is not known"));
                }
            }
        }
        return null;
    }
}
