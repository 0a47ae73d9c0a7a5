package dev.varve.formats.parquet;

/** BYTE_STREAM_SPLIT: the first bytes of all values, then the second ones, and so on. */
final class ByteStreamSplit extends Cursor {
    private final byte[] page;
    private final int start;
    private final int width;
    private final int count;
    private final boolean isBytes;
    private int taken;

    ByteStreamSplit(SchemaField field, byte[] page, int from, int to) {
        this.page = page;
        this.start = from;
        this.isBytes = field.physical().isBytes();
        this.width = switch (field.physical()) {
            case INT32, FLOAT -> Integer.BYTES;
            case INT64, DOUBLE -> Long.BYTES;
            default -> field.length();
        };
        if (width == 0 || (to - from) % width != 0) {
            throw Damage.corrupt("a page of values of " + width + " bytes has " + (to - from));
        }
        this.count = (to - from) / width;
    }

    @Override
    void next() {
        if (taken == count) {
            throw Damage.corrupt("a page has fewer values than it should");
        }
        byte[] value = new byte[width];
        for (int i = 0; i < width; i++) {
            value[i] = page[start + i * count + taken];
        }
        taken++;
        if (isBytes) {
            bytes = value;
            from = 0;
            to = width;
        } else {
            number = LittleEndian.number(value, 0, width);
        }
    }
}
