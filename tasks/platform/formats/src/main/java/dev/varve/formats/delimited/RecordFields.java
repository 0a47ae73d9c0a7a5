package dev.varve.formats.delimited;

import dev.varve.formats.bytes.Utf8;
import dev.varve.formats.refusal.Misfit;
import dev.varve.formats.refusal.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** One record of a delimited file as places in its bytes; filled by {@link Tokenizer}, valid until the next one. */
final class RecordFields {
    static final byte PLAIN = 0;
    /** Fields that are held of a record. */
    private static final int MOST = 1 << 20;

    /** Carries escapes or doubled quotes that are to be taken out. */
    static final byte ESCAPED = 1;

    static final byte QUOTED = 2;

    byte[] bytes;
    /** The record's text, without its line's end. */
    int start;

    int stop;
    /** Counted from 1; given by the reader. */
    long number;

    long line;
    long offset;
    int count;
    int[] from = new int[64];
    int[] to = new int[64];
    byte[] form = new byte[64];
    Misfit broken;
    /** The beginning of a record of which the rest was let go; null of any other. */
    byte[] head;
    /** Whether the record is known to have no other bytes; else they are looked at. */
    boolean ascii;

    /** Whether quotes stand within values that are not quoted. */
    boolean marks;
    /** Whether line ends stand within quotes. */
    boolean lines;

    final Escaping escaping;

    /** The text of the field looked at last. */
    byte[] text;

    int textFrom;
    int textTo;
    /** Every unescaped field of the record, one behind the other. */
    private byte[] scratch = new byte[256];

    private int used;

    RecordFields(Escaping escaping) {
        this.escaping = escaping;
    }

    void clear() {
        count = 0;
        used = 0;
        broken = null;
        head = null;
        ascii = false;
        marks = false;
        lines = false;
    }

    /** A field that lies there as it is. */
    void add(int position, int end) {
        open(position);
        close(end);
    }

    void open(int position) {
        if (count == MOST) {
            // No header has as many: what is cut already is let go.
            broken = new Misfit(Reason.TOO_MANY_FIELDS, "the record has more than " + MOST + " fields");
            count = 0;
        }
        if (count == from.length) {
            from = Arrays.copyOf(from, count * 2);
            to = Arrays.copyOf(to, count * 2);
            form = Arrays.copyOf(form, count * 2);
        }
        from[count] = position;
        form[count] = PLAIN;
    }

    void close(int position) {
        to[count++] = position;
    }

    void move(int down) {
        start -= down;
        stop -= down;
        for (int i = 0; i < count; i++) {
            from[i] -= down;
            to[i] -= down;
        }
        if (count < from.length) {
            from[count] -= down;
        }
    }

    /** Makes a field's value {@link #text}. */
    void look(int field) {
        if ((form[field] & ESCAPED) == 0) {
            text = bytes;
            textFrom = from[field];
            textTo = to[field];
            return;
        }
        unescape(field);
    }

    private void unescape(int field) {
        if (scratch.length - used < to[field] - from[field]) {
            // Values of the record that lie in the old one keep it.
            scratch = new byte[2 * scratch.length + to[field] - from[field]];
            used = 0;
        }
        int length = escaping.unescape(bytes, from[field], to[field], start, scratch, used);
        text = scratch;
        textFrom = used;
        textTo = length;
        used = length;
    }

    String string(int field) {
        look(field);
        return new String(text, textFrom, textTo - textFrom, StandardCharsets.UTF_8);
    }

    boolean isValidText() {
        return ascii || Utf8.valid(bytes, start, stop);
    }

    /** Of its own, for a record that is kept past the next. */
    RecordFields copy() {
        RecordFields copy = new RecordFields(escaping);
        copy.bytes = Arrays.copyOfRange(bytes, start, stop);
        copy.stop = stop - start;
        copy.number = number;
        copy.line = line;
        copy.offset = offset;
        copy.count = count;
        copy.from = Arrays.stream(from, 0, count).map(place -> place - start).toArray();
        copy.to = Arrays.stream(to, 0, count).map(place -> place - start).toArray();
        copy.form = Arrays.copyOf(form, count);
        copy.broken = broken;
        copy.head = head;
        copy.marks = marks;
        copy.lines = lines;
        return copy;
    }

    /** @return null where each escape means something */
    Misfit unknownEscape() {
        Misfit unknown = null;
        for (int i = 0; i < count && unknown == null; i++) {
            unknown = (form[i] & ESCAPED) == 0
                    ? null
                    : escaping.unknown(bytes, from[i], to[i], i, (form[i] & QUOTED) != 0);
        }
        return unknown;
    }

    /** Nothing, and not within quotes. */
    boolean isNothing(int field) {
        return form[field] == PLAIN && from[field] == to[field];
    }

    boolean sameAs(List<String> texts) {
        if (count != texts.size()) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            if (!string(i).equals(texts.get(i))) {
                return false;
            }
        }
        return true;
    }
}
