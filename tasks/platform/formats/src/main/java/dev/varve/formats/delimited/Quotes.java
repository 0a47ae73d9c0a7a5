package dev.varve.formats.delimited;

import dev.varve.formats.refusal.Misfit;
import dev.varve.formats.refusal.Reason;

/** Quotes that stand where a delimiter before them may be missing. */
final class Quotes {
    private Quotes() {}

    /** @return null unless a quote within one value closes behind another, so that a delimiter between them would be text */
    static Misfit spanning(RecordFields record) {
        int opened = -1;
        for (int i = 0; i < record.count; i++) {
            if ((record.form[i] & RecordFields.QUOTED) == 0 && marks(record, i) % 2 != 0) {
                if (opened >= 0 && isClosed(record, i)) {
                    return new Misfit(
                            Reason.BROKEN_QUOTE,
                            "a quote within field " + (opened + 1) + " closes at the end of field " + (i + 1)
                                    + ": the delimiter before a quoted value is missing, or quotes are text here, and `quote: none` says so");
                }
                opened = opened < 0 ? i : -1;
            }
        }
        return null;
    }

    /** @return null unless the delimiter that a short record lacks may have stood before, or behind, a quote within a value */
    static Misfit lostDelimiter(RecordFields record, int width) {
        for (int i = 0; i < record.count; i++) {
            boolean quoted = (record.form[i] & RecordFields.QUOTED) != 0;
            if (quoted ? marks(record, i) % 4 != 0 : record.marks && marks(record, i) > 0) {
                return new Misfit(
                        Reason.TOO_FEW_FIELDS,
                        "the record has " + record.count + " fields, not " + width + ", and field " + (i + 1)
                                + " has a quote within: where a delimiter beside it is missing, nulls at the end would not be the missing values");
            }
        }
        return null;
    }

    private static int marks(RecordFields record, int field) {
        byte[] quote = record.escaping.quote;
        byte[] escape = record.escaping.escape;
        int marks = 0;
        for (int i = record.from[field]; i < record.to[field] && quote != null; i++) {
            if (escape != null && Tokenizer.startsWith(record.bytes, i, record.to[field], escape)) {
                i += escape.length;
            } else if (Tokenizer.startsWith(record.bytes, i, record.to[field], quote)) {
                marks++;
            }
        }
        return marks;
    }

    private static boolean isClosed(RecordFields record, int field) {
        byte[] quote = record.escaping.quote;
        int at = record.to[field] - quote.length;
        return at >= record.from[field] && Tokenizer.startsWith(record.bytes, at, record.to[field], quote);
    }
}
