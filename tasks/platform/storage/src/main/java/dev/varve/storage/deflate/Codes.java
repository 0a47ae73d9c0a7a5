package dev.varve.storage.deflate;

import java.util.Arrays;
import java.util.zip.ZipException;

/**
 * A prefix code as a table that the next bits of the stream index; codes that are longer than the index lead to a second table.
 * So does the end of a block, so that every block goes this way and compiled code reckons with it.
 *
 * <p>An entry's lowest byte is how many bits the code and its extra bits take, the next four bits how many the code alone, the
 * upper half a value: a literal, the base of a length or distance, or where a second table starts. An entry of 0 is no code.
 */
final class Codes {
    /** A literal byte; such an entry is negative. */
    static final int LITERAL = 1 << 31;
    /** No value, but the end of a block or else a second table, indexed by as many bits as bits 8 to 11 say. */
    static final int SPECIAL = 1 << 15;
    /** The end of a block. */
    static final int END = 1 << 14;

    private static final int LONGEST = 15;

    /** What the symbols of an alphabet mean. */
    interface Alphabet {
        /** @param bits of the code; @return the entry, 0 where the symbol means nothing */
        int entry(int symbol, int bits);
    }

    /** Second tables of complete codes never take more than the first; one place is the end's. */
    final int[] table;

    private final int indexBits;
    private final Alphabet alphabet;
    private final int[] reversed = new int[288];
    private final byte[] linked;

    Codes(int indexBits, Alphabet alphabet) {
        this.indexBits = indexBits;
        this.alphabet = alphabet;
        this.table = new int[(2 << indexBits) + 1];
        this.linked = new byte[1 << indexBits];
    }

    /**
     * @param lengths of the symbols' codes from one place on, 0 where a symbol has none
     * @param single whether one code of one bit may be alone, or no code at all
     * @throws ZipException where these lengths are no prefix code, or leave bits without meaning
     */
    void build(byte[] lengths, int from, int symbols, boolean single) throws ZipException {
        int[] next = firstCodes(lengths, from, symbols, single);
        Arrays.fill(table, 0, 1 << indexBits, 0);
        Arrays.fill(linked, (byte) 0);
        int mask = (1 << indexBits) - 1;
        for (int symbol = 0; symbol < symbols; symbol++) {
            int length = lengths[from + symbol];
            if (length > 0) {
                int code = Integer.reverse(next[length]++) >>> 32 - length;
                reversed[symbol] = code;
                if (length > indexBits) {
                    linked[code & mask] = (byte) Math.max(linked[code & mask], length - indexBits);
                }
            }
        }
        link();
        for (int symbol = 0; symbol < symbols; symbol++) {
            int length = lengths[from + symbol];
            if (length == 0) {
                continue;
            }
            int code = reversed[symbol];
            int entry = alphabet.entry(symbol, length);
            if (length > indexBits) {
                int link = code & mask;
                spread(table[link] >>> 16, linked[link], code >>> indexBits, length - indexBits, entry);
            } else if ((entry & SPECIAL) != 0) {
                table[table.length - 1] = entry;
                spread(0, indexBits, code, length, SPECIAL | table.length - 1 << 16);
            } else {
                spread(0, indexBits, code, length, entry);
            }
        }
    }

    private static int[] firstCodes(byte[] lengths, int from, int symbols, boolean single) throws ZipException {
        int[] count = new int[LONGEST + 1];
        for (int symbol = 0; symbol < symbols; symbol++) {
            count[lengths[from + symbol]]++;
        }
        int used = symbols - count[0];
        int[] next = new int[LONGEST + 1];
        int code = 0;
        int free = 1;
        for (int length = 1; length <= LONGEST; length++) {
            next[length] = code;
            code = code + count[length] << 1;
            free = (free << 1) - count[length];
            if (free < 0) {
                throw new ZipException("a prefix code has too many codes");
            }
        }
        boolean alone = used == 0 || used == 1 && count[1] == 1;
        if (free > 0 && !(single && alone)) {
            throw new ZipException("a prefix code is not complete");
        }
        return next;
    }

    private void link() {
        int place = 1 << indexBits;
        for (int i = 0; i < linked.length; i++) {
            if (linked[i] > 0) {
                table[i] = SPECIAL | place << 16 | linked[i] << 8;
                int size = 1 << linked[i];
                Arrays.fill(table, place, place + size, 0);
                place += size;
            }
        }
    }

    /** Where a second table has the entry that a link and the bits it was found by lead to. */
    static int second(int link, long bits, int indexBits) {
        return (link >>> 16) + ((int) (bits >>> indexBits) & (1 << (link >>> 8 & 15)) - 1);
    }

    private void spread(int place, int bits, int code, int length, int entry) {
        for (int i = code; i < 1 << bits; i += 1 << length) {
            table[place + i] = entry;
        }
    }
}
