package dev.varve.formats.parquet;

import java.io.IOException;
import java.util.Arrays;
import java.util.zip.CRC32;

/** The values of one column of one row group, with the levels that say where in a record each stands. One page at a time is unpacked. */
public final class ColumnChunk {
    private static final int PEEK = 1 << 10;
    private static final int LONGEST_HEADER = 1 << 24;
    private static final int PLAIN_DICTIONARY = 2;
    private static final int RLE = 3;
    private static final int RLE_DICTIONARY = 8;

    private final SeekableBytes content;
    private final SchemaField field;
    private final Footer.Chunk chunk;
    private final UnpackLimit meter;
    private final String name;
    private final long end;
    private long position;
    private long left;
    private long held;
    private Dictionary dictionary;
    private int inPage;
    private RunLengthOrPacked repetitions;
    private RunLengthOrPacked definitions;
    private Cursor values;
    private int repetition;
    private int definition;
    private boolean atEnd;
    /** What callers made of the dictionary's entries. */
    private Object[] made = {};

    ColumnChunk(SeekableBytes content, SchemaField field, Footer.Chunk chunk, UnpackLimit meter, String name) {
        this.content = content;
        this.field = field;
        this.chunk = chunk;
        this.meter = meter;
        this.name = name;
        this.position = chunk.start();
        this.end = chunk.start() + chunk.bytes();
        this.left = chunk.values();
    }

    public SchemaField field() {
        return field;
    }

    /** Goes to the next value or null. At the end of the row group, {@link #repetition()} is 0. */
    public void next() throws IOException {
        if (left == 0) {
            atEnd = true;
            repetition = 0;
            definition = 0;
            return;
        }
        while (inPage == 0) {
            page();
        }
        inPage--;
        left--;
        repetition = repetitions == null ? 0 : level(repetitions, field.repetition());
        definition = definitions == null ? field.definition() : level(definitions, field.definition());
        if (definition == field.definition()) {
            values.next();
            if (field.physical().isBytes()) {
                meter.values(values.to - values.from);
            }
        }
    }

    private int level(RunLengthOrPacked levels, int most) {
        int level = levels.next();
        if (level > most || level < 0) {
            throw Damage.corrupt("the column " + name + " has a value at level " + level + " of " + most);
        }
        return level;
    }

    public boolean isAtEnd() {
        return atEnd;
    }

    /** Of the list whose next element begins here; 0 for a new record. */
    public int repetition() {
        return repetition;
    }

    public int definition() {
        return definition;
    }

    public boolean isPresent() {
        return definition == field.definition();
    }

    /** Of integers and booleans; the bits of floats and doubles. */
    public long number() {
        return values.number;
    }

    /** Of values of bytes, between {@link #from()} and {@link #to()}; they stay as they are. */
    public byte[] bytes() {
        return values.bytes;
    }

    public int from() {
        return values.from;
    }

    public int to() {
        return values.to;
    }

    /** What {@link #keep} was given for an equal value, or null. */
    public Object kept() {
        return values.index < 0 ? null : made[values.index];
    }

    /** Remembers what was made of the current value, for the next one that is equal. */
    public void keep(Object one) {
        if (values.index >= 0) {
            made[values.index] = one;
        }
    }

    void close() {
        meter.release(held);
        held = 0;
        values = null;
        dictionary = null;
    }

    private void page() throws IOException {
        String where = "a page of the column " + name + " at byte " + position;
        PageHeader header = header(where);
        if (header.stored() > end - position) {
            throw Damage.corrupt(where + " is longer than its column");
        }
        if (header.type() == PageHeader.Type.INDEX) {
            position += header.stored();
            return;
        }
        byte[] page = unpack(header, where);
        if (header.type() == PageHeader.Type.DICTIONARY) {
            if (dictionary != null || header.encoding() != 0 && header.encoding() != PLAIN_DICTIONARY) {
                throw Damage.corrupt(where + " is a second dictionary, or an encoded one");
            }
            dictionary = new Dictionary(field, header.values(), page);
            made = new Object[dictionary.size];
            meter.page(page.length, dictionary.memory());
            held = dictionary.memory();
            return;
        }
        if (header.values() > left) {
            throw Damage.corrupt(where + " has more values than its column");
        }
        inPage = header.values();
        begin(header, page, where);
    }

    private PageHeader header(String where) throws IOException {
        for (int peek = PEEK; ; peek *= 16) {
            int length = (int) Math.min(peek, end - position);
            Thrift thrift = new Thrift(content.read(position, length), 0, length);
            try {
                PageHeader header = PageHeader.of(thrift.struct(), field, where);
                position += thrift.position;
                return header;
            } catch (Thrift.Ended e) {
                if (length == end - position || peek >= LONGEST_HEADER) {
                    throw Damage.corrupt("the column " + name + " ends before its last value");
                }
            }
        }
    }

    private byte[] unpack(PageHeader header, String where) throws IOException {
        long kept = dictionary == null ? 0 : dictionary.memory();
        meter.page(held, kept + header.size() + (long) header.stored());
        held = kept + header.size() + header.stored();
        byte[] stored = content.read(position, header.stored());
        position += header.stored();
        if (header.crc() != null) {
            CRC32 crc = new CRC32();
            crc.update(stored);
            if ((int) crc.getValue() != header.crc()) {
                throw Damage.corrupt(where + " does not have its checksum");
            }
        }
        int levels = header.levels() == null ? 0 : header.levels()[0] + header.levels()[1];
        Codec codec = header.packed() ? chunk.codec() : Codec.UNCOMPRESSED;
        if (codec == Codec.UNCOMPRESSED && header.size() == header.stored()) {
            return stored;
        }
        byte[] page = Arrays.copyOf(levels == 0 ? new byte[0] : Arrays.copyOf(stored, levels), header.size());
        if (header.stored() > levels || page.length > levels) {
            codec.unpack(stored, levels, stored.length, page, levels, where);
        }
        return page;
    }

    private void begin(PageHeader header, byte[] page, String where) {
        int at = 0;
        repetitions = null;
        definitions = null;
        if (header.levels() != null) {
            int[] levels = header.levels();
            if (field.repetition() > 0) {
                repetitions = new RunLengthOrPacked(page, 0, levels[0], width(field.repetition()));
            }
            if (field.definition() > 0) {
                definitions = new RunLengthOrPacked(page, levels[0], levels[0] + levels[1], width(field.definition()));
            }
            at = levels[0] + levels[1];
        } else {
            if (field.repetition() > 0) {
                int size = levels(page, at, where);
                repetitions = new RunLengthOrPacked(
                        page, at + Integer.BYTES, at + Integer.BYTES + size, width(field.repetition()));
                at += Integer.BYTES + size;
            }
            if (field.definition() > 0) {
                int size = levels(page, at, where);
                definitions = new RunLengthOrPacked(
                        page, at + Integer.BYTES, at + Integer.BYTES + size, width(field.definition()));
                at += Integer.BYTES + size;
            }
        }
        values = cursor(header, page, at, where);
    }

    private static int width(int most) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(most);
    }

    private static int levels(byte[] page, int at, String where) {
        int size = page.length - at < Integer.BYTES ? -1 : LittleEndian.length(page, at);
        if (size < 0 || size > page.length - at - Integer.BYTES) {
            throw Damage.corrupt(where + " has more levels than bytes");
        }
        return size;
    }

    private Cursor cursor(PageHeader header, byte[] page, int at, String where) {
        int end = page.length;
        boolean bytes = field.physical() == SchemaField.Physical.BYTE_ARRAY;
        boolean whole =
                field.physical() == SchemaField.Physical.INT32 || field.physical() == SchemaField.Physical.INT64;
        int encoding = header.encoding();
        if (encoding == 0) {
            return new PlainEncoding(field, page, at, end);
        }
        if (encoding == PLAIN_DICTIONARY || encoding == RLE_DICTIONARY) {
            if (dictionary == null) {
                throw Damage.corrupt(where + " needs a dictionary, and there is none");
            }
            return dictionary.cursor(page, at, end);
        }
        if (encoding == RLE && field.physical() == SchemaField.Physical.BOOLEAN) {
            int size = levels(page, at, where);
            return new Booleans(new RunLengthOrPacked(page, at + Integer.BYTES, at + Integer.BYTES + size, 1));
        }
        if (encoding == 5 && whole) {
            return new DeltaEncoding(page, at, end, field.physical() == SchemaField.Physical.INT32);
        }
        if (encoding == 6 && bytes || encoding == 7 && field.physical().isBytes()) {
            return new DeltaBytesEncoding(page, at, end, encoding == 7, header.values());
        }
        if (encoding == 9 && field.physical() != SchemaField.Physical.BOOLEAN && !bytes) {
            return new ByteStreamSplit(field, page, at, end);
        }
        throw Damage.unsupported("The Parquet file writes the column " + name + " in encoding " + encoding
                + ", which is not known for its type. Ask for another encoding.");
    }

    private static final class Booleans extends Cursor {
        private final RunLengthOrPacked bits;

        Booleans(RunLengthOrPacked bits) {
            this.bits = bits;
        }

        @Override
        void next() {
            number = bits.next();
        }
    }
}
