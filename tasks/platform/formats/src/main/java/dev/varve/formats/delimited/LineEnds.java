package dev.varve.formats.delimited;

import dev.varve.contract.Format;
import dev.varve.contract.UnknownFields;
import dev.varve.formats.refusal.Misfit;
import dev.varve.formats.refusal.Reason;

/**
 * How many fields a record has to have. A file whose first two records end in the same number of delimiters, with nothing behind
 * them and no name above, ends each of its lines so. In one that does not, such an end is a value too many: the others before it may
 * stand in wrong places.
 */
final class LineEnds {
    private final Header header;
    private final boolean pads;
    private final boolean refusesUnnamed;
    private RecordFields first;
    private boolean decided;
    /** Delimiters at the end of each line that no name stands above. */
    private int extra;

    LineEnds(Header header, Format.Ragged ragged, UnknownFields unknownFields) {
        this.header = header;
        this.pads = ragged == Format.Ragged.PAD;
        this.refusesUnnamed = unknownFields == UnknownFields.REFUSE;
    }

    boolean isDecided() {
        return decided;
    }

    /** The first record, until the second tells whether its end is that of every line; null where none waits. */
    RecordFields held() {
        return first;
    }

    void hold(RecordFields record) {
        first = record;
    }

    RecordFields release() {
        RecordFields released = first;
        first = null;
        return released;
    }

    void decide(boolean everyLine) {
        decided = true;
        extra = everyLine ? first.count - header.width() : 0;
    }

    boolean mayEnd(RecordFields record) {
        return record.count > header.width() && isNothing(record, header.width());
    }

    boolean isAlike(RecordFields record) {
        return record.count == first.count && mayEnd(record);
    }

    boolean areDeclared() {
        return extra > 0 || header.named() < header.width();
    }

    /** @return null where the values stand in their places, or those that are missing are the last ones */
    Misfit misfit(RecordFields record) {
        int width = header.width();
        if (record.count > width && !(record.count == width + extra && isNothing(record, width))) {
            return counted(Reason.TOO_MANY_FIELDS, record, width + extra);
        }
        if (refusesUnnamed && !isNothing(record, header.named())) {
            return counted(Reason.TOO_MANY_FIELDS, record, header.named());
        }
        // Where lines end in a delimiter, one that stands behind the last value is none between values.
        boolean few =
                record.count < header.named() || extra > 0 && record.count == width && record.isNothing(width - 1);
        if (!few) {
            return null;
        }
        return pads
                ? Quotes.lostDelimiter(record, header.named())
                : counted(Reason.TOO_FEW_FIELDS, record, header.named() + extra);
    }

    private static boolean isNothing(RecordFields record, int from) {
        for (int i = from; i < record.count; i++) {
            if (!record.isNothing(i)) {
                return false;
            }
        }
        return true;
    }

    private static Misfit counted(Reason reason, RecordFields record, int fields) {
        return new Misfit(reason, "the record has " + record.count + " fields, not " + fields);
    }
}
