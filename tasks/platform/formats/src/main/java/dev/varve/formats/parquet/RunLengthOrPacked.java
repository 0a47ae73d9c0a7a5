package dev.varve.formats.parquet;

/** Runs of one number, and numbers packed bit by bit. */
final class RunLengthOrPacked {
    private final byte[] bytes;
    private final int end;
    private final int width;
    private final int mask;
    private int position;
    private int left;
    private boolean packed;
    private int value;
    private int bit;

    RunLengthOrPacked(byte[] bytes, int from, int to, int width) {
        if (width < 0 || width > 32) {
            throw Damage.corrupt("numbers are packed in " + width + " bits");
        }
        this.bytes = bytes;
        this.position = from;
        this.end = to;
        this.width = width;
        this.mask = width == 32 ? -1 : (1 << width) - 1;
    }

    int next() {
        if (left == 0) {
            begin();
        }
        left--;
        if (!packed) {
            return value;
        }
        int at = position + (bit >>> 3);
        int shift = bit & 7;
        bit += width;
        long word = 0;
        int last = position + (bit + 7 >>> 3);
        for (int i = at, up = 0; i < last; i++, up += 8) {
            word |= (bytes[i] & 0xffL) << up;
        }
        int number = (int) (word >>> shift) & mask;
        if (left == 0) {
            position += bit + 7 >>> 3;
        }
        return number;
    }

    private void begin() {
        long head = 0;
        int shift = 0;
        while (true) {
            if (position >= end || shift > 28) {
                throw Damage.corrupt("a page has fewer values than it should");
            }
            int b = bytes[position++];
            head |= (long) (b & 0x7f) << shift;
            shift += 7;
            if (b >= 0) {
                break;
            }
        }
        long count = head >>> 1;
        packed = (head & 1) == 1;
        if (packed) {
            // The last group may be cut after its last value.
            long most = width == 0 ? count * 8 : Math.min(count * 8, (end - position) * 8L / width);
            if (most > Integer.MAX_VALUE / Math.max(1, width)) {
                throw Damage.corrupt("a run of values is too long");
            }
            left = (int) most;
            bit = 0;
        } else {
            int size = width + 7 >>> 3;
            if (size > end - position) {
                throw Damage.corrupt("a page has fewer values than it should");
            }
            value = 0;
            for (int i = 0; i < size; i++) {
                value |= (bytes[position++] & 0xff) << 8 * i;
            }
            if ((value & ~mask) != 0) {
                throw Damage.corrupt("a run repeats " + value + ", which does not fit " + width + " bits");
            }
            left = (int) Math.min(count, Integer.MAX_VALUE);
        }
        if (left <= 0) {
            throw Damage.corrupt("a run of values is empty");
        }
    }
}
