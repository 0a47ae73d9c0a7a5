package dev.varve.formats.parquet;

/** DELTA_LENGTH_BYTE_ARRAY and DELTA_BYTE_ARRAY: packed lengths, then the bytes; the latter shares the start with the value before. */
final class DeltaBytesEncoding extends Cursor {
    private final DeltaEncoding prefixes;
    private final DeltaEncoding lengths;
    private final byte[] page;
    private final int end;
    private int position;

    /** @param most how many values there are at most */
    DeltaBytesEncoding(byte[] page, int from, int to, boolean shared, int most) {
        int start = shared ? end(page, from, to, most) : from;
        this.prefixes = shared ? new DeltaEncoding(page, from, to, true) : null;
        this.lengths = new DeltaEncoding(page, start, to, true);
        this.position = end(page, start, to, most);
        this.page = page;
        this.end = to;
        this.bytes = page;
    }

    /** Where packed numbers end. */
    private static int end(byte[] page, int from, int to, int most) {
        DeltaEncoding numbers = new DeltaEncoding(page, from, to, true);
        if (numbers.total > most) {
            throw Damage.corrupt("a page has " + numbers.total + " lengths for " + most + " values");
        }
        for (int i = 0; i < numbers.total; i++) {
            numbers.next();
        }
        return numbers.after();
    }

    @Override
    void next() {
        lengths.next();
        int size = (int) lengths.number;
        if (size < 0 || size > end - position) {
            throw Damage.corrupt("a page has fewer values than it should");
        }
        if (prefixes == null) {
            from = position;
            to = position + size;
        } else {
            join(size);
        }
        position += size;
    }

    private void join(int size) {
        prefixes.next();
        int prefix = (int) prefixes.number;
        if (prefix < 0 || prefix > to - from || prefix > Integer.MAX_VALUE - 8 - size) {
            throw Damage.corrupt("a value shares " + prefix + " bytes with one that has " + (to - from));
        }
        byte[] whole = new byte[prefix + size];
        System.arraycopy(bytes, from, whole, 0, prefix);
        System.arraycopy(page, position, whole, prefix, size);
        bytes = whole;
        from = 0;
        to = whole.length;
    }
}
