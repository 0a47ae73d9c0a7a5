package dev.varve.storage.deflate;

import java.io.EOFException;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.ZipException;

/**
 * Decodes a stream of RFC 1951, eight bytes at a time where it can: 64 bits of input lie ready, one table lookup gives a literal
 * or a length with all that belongs to it (the way of libdeflate). Only arrays are touched, so that damage can do no more than
 * fail. What comes out must still be held to a checksum.
 */
final class Inflate {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    /** How far back a distance may lead. */
    private static final int WINDOW = 1 << 15;

    private static final int PIECE = 1 << 17;
    /** Bytes that are copied whatever a match's length, so that most need no loop. */
    private static final int AT_ONCE = 32;
    /** Three literals and the longest match, copied in words. */
    private static final int MARGIN = 3 + 258 + AT_ONCE;

    private static final int[] LENGTHS = {
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227,
        258
    };
    private static final int[] LENGTH_BITS = {
        0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0
    };
    private static final int[] DISTANCES = {
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
        6145, 8193, 12289, 16385, 24577
    };
    private static final byte[] ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
    private static final int LITERAL_BITS = 11;
    private static final int DISTANCE_BITS = 9;
    private static final int ORDER_BITS = 7;
    private static final int END_OF_BLOCK = 256;

    private final PackedBytes packed;
    private final Codes literals = new Codes(LITERAL_BITS, Inflate::literal);
    private final Codes distances = new Codes(DISTANCE_BITS, Inflate::distance);
    private final Codes order =
            new Codes(ORDER_BITS, (symbol, bits) -> Codes.LITERAL | symbol << 16 | bits << 8 | bits);
    private final byte[] lengths = new byte[286 + 30 + 138];

    private final byte[] out = new byte[WINDOW + PIECE + MARGIN];
    private int from = WINDOW;
    private int to = WINDOW;
    /** Where the stream's first byte lies, or what is still at hand of it. */
    private int first = WINDOW;

    /** Bits that were taken from the input; above {@link #count} there may be more of the next byte. */
    private long bits;

    private int count;
    private boolean inBlock;
    private boolean lastBlock;
    /** Bytes left of a stored block, -1 in others. */
    private int stored = -1;

    private boolean done;

    Inflate(PackedBytes packed) {
        this.packed = packed;
    }

    /** Another stream starts at the input's position. */
    void restart() {
        first = to;
        lastBlock = false;
        done = false;
    }

    /** @return how many bytes, at least one; -1 at the stream's end, where the input stands behind it */
    int read(byte[] into, int offset, int length) throws IOException {
        while (from == to) {
            if (done) {
                return -1;
            }
            decode();
        }
        int n = Math.min(length, to - from);
        System.arraycopy(out, from, into, offset, n);
        from += n;
        return n;
    }

    private void decode() throws IOException {
        if (to > WINDOW) {
            int moved = to - WINDOW;
            System.arraycopy(out, moved, out, 0, WINDOW);
            first = Math.max(0, first - moved);
            from = WINDOW;
            to = WINDOW;
        }
        try {
            while (to < WINDOW + PIECE && !done) {
                step();
                demandInput();
            }
        } catch (ZipException e) {
            // What was read past the end is no fault of the stream.
            demandInput();
            throw e;
        }
    }

    private void step() throws IOException {
        if (!inBlock && lastBlock) {
            giveBack();
            done = true;
        } else if (!inBlock) {
            header();
        } else if (stored >= 0) {
            copy();
        } else {
            need(PackedBytes.MARGIN);
            symbols();
        }
    }

    private void demandInput() throws EOFException {
        if (packed.position - (count >> 3) > packed.end) {
            throw new EOFException("the stream ends within a block");
        }
    }

    private void need(int bytes) throws IOException {
        if (packed.end - packed.position < bytes) {
            packed.fill();
        }
    }

    /** At least 56 bits. */
    private void refill() throws IOException {
        need(8);
        demandInput();
        bits |= (long) LONGS.get(packed.bytes, packed.position) << count;
        packed.position += 63 - count >> 3;
        count |= 56;
    }

    private int take(int n) {
        int value = (int) bits & (1 << n) - 1;
        bits >>>= n;
        count -= n;
        return value;
    }

    /** Whole bytes that were taken too many; the rest of a byte is dropped. */
    private void giveBack() throws EOFException {
        demandInput();
        packed.position -= count >> 3;
        bits = 0;
        count = 0;
    }

    private void header() throws IOException {
        refill();
        lastBlock = take(1) == 1;
        inBlock = true;
        stored = -1;
        switch (take(2)) {
            case 0 -> {
                giveBack();
                stored = packed.demand() | packed.demand() << 8;
                if ((packed.demand() | packed.demand() << 8) != (stored ^ 0xffff)) {
                    throw new ZipException("a stored block's length is not what its complement says");
                }
                inBlock = stored > 0;
            }
            case 1 -> {
                Arrays.fill(lengths, 0, 144, (byte) 8);
                Arrays.fill(lengths, 144, 256, (byte) 9);
                Arrays.fill(lengths, 256, 280, (byte) 7);
                Arrays.fill(lengths, 280, 288, (byte) 8);
                literals.build(lengths, 0, 288, false);
                Arrays.fill(lengths, 0, 32, (byte) 5);
                distances.build(lengths, 0, 32, false);
            }
            case 2 -> codes();
            default -> throw new ZipException("a block's type is unknown");
        }
    }

    private void codes() throws IOException {
        int literalCodes = take(5) + 257;
        int distanceCodes = take(5) + 1;
        int orderCodes = take(4) + 4;
        if (literalCodes > 286 || distanceCodes > 30) {
            throw new ZipException("a block has too many codes");
        }
        Arrays.fill(lengths, 0, ORDER.length, (byte) 0);
        for (int i = 0; i < orderCodes; i++) {
            if (count < 3) {
                refill();
            }
            lengths[ORDER[i]] = (byte) take(3);
        }
        order.build(lengths, 0, ORDER.length, false);
        int all = literalCodes + distanceCodes;
        int i = 0;
        while (i < all) {
            refill();
            int entry = order.table[(int) bits & (1 << ORDER_BITS) - 1];
            take(entry & 0xff);
            int symbol = entry >>> 16 & 0xff;
            int repeat = 1;
            byte length = (byte) symbol;
            switch (symbol) {
                case 16 -> {
                    if (i == 0) {
                        throw new ZipException("a block repeats a length before the first");
                    }
                    length = lengths[i - 1];
                    repeat = 3 + take(2);
                }
                case 17 -> {
                    length = 0;
                    repeat = 3 + take(3);
                }
                case 18 -> {
                    length = 0;
                    repeat = 11 + take(7);
                }
                default -> {}
            }
            Arrays.fill(lengths, i, i + repeat, length);
            i += repeat;
        }
        if (i > all) {
            throw new ZipException("a block has too many lengths");
        }
        if (lengths[END_OF_BLOCK] == 0) {
            throw new ZipException("a block has no code for its end");
        }
        distances.build(lengths, literalCodes, distanceCodes, true);
        literals.build(lengths, 0, literalCodes, true);
    }

    private static int literal(int symbol, int bits) {
        if (symbol < END_OF_BLOCK) {
            return Codes.LITERAL | symbol << 16 | bits << 8 | bits;
        }
        if (symbol == END_OF_BLOCK) {
            return Codes.SPECIAL | Codes.END | bits << 8 | bits;
        }
        int length = symbol - END_OF_BLOCK - 1;
        return length < LENGTHS.length ? LENGTHS[length] << 16 | bits << 8 | bits + LENGTH_BITS[length] : 0;
    }

    private static int distance(int symbol, int bits) {
        int extra = Math.max(0, (symbol >> 1) - 1);
        return symbol < DISTANCES.length ? DISTANCES[symbol] << 16 | bits << 8 | bits + extra : 0;
    }

    private void copy() throws IOException {
        need(1);
        int n = Math.min(Math.min(stored, packed.end - packed.position), WINDOW + PIECE - to);
        if (n <= 0) {
            throw new EOFException("the stream ends within a stored block");
        }
        System.arraycopy(packed.bytes, packed.position, out, to, n);
        packed.position += n;
        to += n;
        stored -= n;
        inBlock = stored > 0;
    }

    /** Literals and matches, until the block ends, or what is read ahead, or the room for what comes out. */
    private void symbols() throws IOException {
        byte[] in = packed.bytes;
        byte[] out = this.out;
        int[] literals = this.literals.table;
        int[] distances = this.distances.table;
        long bits = this.bits;
        int count = this.count;
        int position = packed.position;
        int to = this.to;
        // Past a stream's end there are zeros; that they were read shows afterwards.
        String wrong = null;
        int stop = packed.stop;
        bits |= (long) LONGS.get(in, position) << count;
        position += 63 - count >> 3;
        count |= 56;
        int entry = literals[(int) bits & (1 << LITERAL_BITS) - 1];
        while (position < stop && to < WINDOW + PIECE) {
            if (entry < 0) {
                bits >>>= entry;
                count -= entry & 0xff;
                out[to++] = (byte) (entry >>> 16);
                entry = literals[(int) bits & (1 << LITERAL_BITS) - 1];
                if (entry < 0) {
                    bits >>>= entry;
                    count -= entry & 0xff;
                    out[to++] = (byte) (entry >>> 16);
                    entry = literals[(int) bits & (1 << LITERAL_BITS) - 1];
                    if (entry < 0) {
                        bits >>>= entry;
                        count -= entry & 0xff;
                        out[to++] = (byte) (entry >>> 16);
                        bits |= (long) LONGS.get(in, position) << count;
                        position += 63 - count >> 3;
                        count |= 56;
                        entry = literals[(int) bits & (1 << LITERAL_BITS) - 1];
                        continue;
                    }
                }
            }
            if ((entry & Codes.SPECIAL) != 0) {
                if ((entry & Codes.END) != 0) {
                    bits >>>= entry;
                    count -= entry & 0xff;
                    inBlock = false;
                    break;
                }
                bits |= (long) LONGS.get(in, position) << count;
                position += 63 - count >> 3;
                count |= 56;
                entry = literals[Codes.second(entry, bits, LITERAL_BITS)];
                continue;
            }
            if (entry == 0) {
                wrong = "a length has no code";
                break;
            }
            // At most 2 × 11 + 15 + 5 of 56 bits are taken. Four more than needed, so that both ways are met early.
            int length = (entry >>> 16) + (int) ((bits & (1L << entry) - 1) >>> (entry >>> 8 & 15));
            bits >>>= entry;
            count -= entry & 0xff;
            if (count < 15 + 13 + 4) {
                bits |= (long) LONGS.get(in, position) << count;
                position += 63 - count >> 3;
                count |= 56;
            }
            int far = distances[(int) bits & (1 << DISTANCE_BITS) - 1];
            if ((far & Codes.SPECIAL) != 0) {
                far = distances[Codes.second(far, bits, DISTANCE_BITS)];
            }
            if (far == 0) {
                wrong = "a distance has no code";
                break;
            }
            int distance = (far >>> 16) + (int) ((bits & (1L << far) - 1) >>> (far >>> 8 & 15));
            bits >>>= far;
            count -= far & 0xff;
            int source = to - distance;
            if (source < first) {
                wrong = "a distance leads before the start";
                break;
            }
            // Looked up before the match is copied, because what comes next depends on it.
            bits |= (long) LONGS.get(in, position) << count;
            position += 63 - count >> 3;
            count |= 56;
            entry = literals[(int) bits & (1 << LITERAL_BITS) - 1];
            int end = to + length;
            if (distance >= 8) {
                LONGS.set(out, to, (long) LONGS.get(out, source));
                LONGS.set(out, to + 8, (long) LONGS.get(out, source + 8));
                LONGS.set(out, to + 16, (long) LONGS.get(out, source + 16));
                LONGS.set(out, to + 24, (long) LONGS.get(out, source + 24));
                for (to += AT_ONCE, source += AT_ONCE; to < end; to += 8, source += 8) {
                    LONGS.set(out, to, (long) LONGS.get(out, source));
                }
            } else if (distance == 1) {
                long eight = (out[source] & 0xffL) * 0x0101010101010101L;
                for (; to < end; to += 8) {
                    LONGS.set(out, to, eight);
                }
            } else {
                for (; to < end; to++, source++) {
                    out[to] = out[source];
                }
            }
            to = end;
        }
        this.bits = bits;
        this.count = count;
        this.to = to;
        packed.position = position;
        if (wrong != null) {
            throw new ZipException(wrong);
        }
    }
}
