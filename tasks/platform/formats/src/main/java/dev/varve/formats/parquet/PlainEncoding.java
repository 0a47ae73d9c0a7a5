package dev.varve.formats.parquet;

import dev.varve.formats.parquet.SchemaField.Physical;

/** Values as they are, one behind the other. */
final class PlainEncoding extends Cursor {
    private final Physical physical;
    private final int length;
    private final int end;
    private int position;
    private int bit;

    PlainEncoding(SchemaField field, byte[] page, int from, int to) {
        this.physical = field.physical();
        this.length = field.length();
        this.bytes = page;
        this.position = from;
        this.end = to;
    }

    @Override
    void next() {
        switch (physical) {
            case INT32, FLOAT -> number = LittleEndian.number(bytes, take(Integer.BYTES), Integer.BYTES);
            case INT64, DOUBLE -> number = LittleEndian.number(bytes, take(Long.BYTES), Long.BYTES);
            case BOOLEAN -> {
                if (bit == 0) {
                    take(1);
                }
                number = bytes[position - 1] >> bit & 1;
                bit = bit + 1 & 7;
            }
            case BYTE_ARRAY -> {
                int size = LittleEndian.length(bytes, take(Integer.BYTES));
                from = take(size);
                to = from + size;
            }
            case FIXED, INT96 -> {
                from = take(length);
                to = from + length;
            }
        }
    }

    private int take(int size) {
        if (size < 0 || size > end - position) {
            throw Damage.corrupt("a page has fewer values than it should");
        }
        position += size;
        return position - size;
    }
}
