package dev.varve.formats.parquet;

/** DELTA_BINARY_PACKED: differences, in blocks with a smallest one and a width of bits for each part. */
final class DeltaEncoding extends Cursor {
    private final byte[] page;
    private final int end;
    private final boolean narrow;
    private int position;
    private final int perPart;
    private final int parts;
    final int total;
    private int taken;
    private long least;
    private int widths;
    private int part;
    private int inPart;
    private int width;
    private int start;

    DeltaEncoding(byte[] page, int from, int to, boolean narrow) {
        this.page = page;
        this.position = from;
        this.end = to;
        this.narrow = narrow;
        long block = varint();
        long count = varint();
        long all = varint();
        number = zigzag();
        if (block <= 0
                || block > 1 << 20
                || block % 128 != 0
                || count <= 0
                || block % count != 0
                || block / count % 32 != 0
                || all < 0
                || all > Integer.MAX_VALUE) {
            throw Damage.corrupt("differences are packed in blocks of " + block + " in " + count + " parts");
        }
        this.perPart = (int) (block / count);
        this.parts = (int) count;
        this.total = (int) all;
        this.part = parts;
        this.inPart = perPart;
    }

    @Override
    void next() {
        if (taken == total) {
            throw Damage.corrupt("a page has fewer values than it should");
        }
        if (taken++ == 0) {
            return;
        }
        if (inPart == perPart) {
            nextPart();
        }
        long delta = unpack(start, inPart++);
        number += least + delta;
        if (narrow) {
            number = (int) number;
        }
    }

    private void nextPart() {
        if (++part >= parts) {
            least = zigzag();
            widths = position;
            position += parts;
            part = 0;
        }
        if (widths + parts > end) {
            throw Damage.corrupt("a page has fewer values than it should");
        }
        width = page[widths + part] & 0xff;
        start = position;
        long size = (long) perPart / 8 * width;
        if (width > 64 || size > end - position) {
            throw Damage.corrupt("a page has fewer values than it should");
        }
        position += (int) size;
        inPart = 0;
    }

    private long unpack(int at, int index) {
        long bit = (long) index * width;
        long value = 0;
        for (int got = 0; got < width; ) {
            int inByte = (int) (bit + got & 7);
            int take = Math.min(8 - inByte, width - got);
            long piece = (page[at + (int) (bit + got >>> 3)] & 0xff) >>> inByte & (1 << take) - 1;
            value |= piece << got;
            got += take;
        }
        return value;
    }

    /** Where the packed bytes end; only once every value was taken. */
    int after() {
        return position;
    }

    private long zigzag() {
        long n = varint();
        return n >>> 1 ^ -(n & 1);
    }

    private long varint() {
        long n = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (position >= end) {
                throw Damage.corrupt("a page has fewer values than it should");
            }
            int b = page[position++];
            n |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                return n;
            }
        }
        throw Damage.corrupt("a number of a page has no end");
    }
}
