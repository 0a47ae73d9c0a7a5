package dev.varve.formats.parquet;

/** The values of a dictionary page, and cursors over pages that name them by their index. */
final class Dictionary {
    private final long[] numbers;
    private final byte[] bytes;
    private final int[] from;
    private final int[] to;
    final int size;

    Dictionary(SchemaField field, int size, byte[] page) {
        // Each value takes a byte at least.
        if (size > page.length) {
            throw Damage.corrupt("a dictionary has fewer values than it should");
        }
        boolean isBytes = field.physical().isBytes();
        this.size = size;
        this.bytes = page;
        this.numbers = isBytes ? null : new long[size];
        this.from = isBytes ? new int[size] : null;
        this.to = isBytes ? new int[size] : null;
        PlainEncoding values = new PlainEncoding(field, page, 0, page.length);
        for (int i = 0; i < size; i++) {
            values.next();
            if (isBytes) {
                from[i] = values.from;
                to[i] = values.to;
            } else {
                numbers[i] = values.number;
            }
        }
    }

    long memory() {
        return bytes.length + size * 8L;
    }

    Cursor cursor(byte[] page, int start, int end) {
        if (start >= end) {
            return new Indexes(null);
        }
        return new Indexes(new RunLengthOrPacked(page, start + 1, end, page[start] & 0xff));
    }

    private final class Indexes extends Cursor {
        private final RunLengthOrPacked indexes;

        Indexes(RunLengthOrPacked indexes) {
            this.indexes = indexes;
            this.bytes = Dictionary.this.bytes;
        }

        @Override
        void next() {
            if (indexes == null) {
                throw Damage.corrupt("a page has fewer values than it should");
            }
            index = indexes.next();
            if (index < 0 || index >= size) {
                throw Damage.corrupt("a page names value " + index + " of a dictionary of " + size);
            }
            if (numbers != null) {
                number = numbers[index];
            } else {
                from = Dictionary.this.from[index];
                to = Dictionary.this.to[index];
            }
        }
    }
}
