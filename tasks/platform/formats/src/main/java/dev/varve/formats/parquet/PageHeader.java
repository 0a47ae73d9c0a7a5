package dev.varve.formats.parquet;

/**
 * What stands before the bytes of a page.
 *
 * @param size unpacked
 * @param stored as it lies in the file
 * @param crc of the bytes as they lie; null where the writer gave none
 * @param values nulls too; entries of a dictionary
 * @param levels bytes of repetition and of definition levels, where these are not packed with the values; else null
 */
record PageHeader(
        Type type, int size, int stored, Integer crc, int values, int encoding, boolean packed, int[] levels) {
    private static final int RLE = 3;
    private static final int BIT_PACKED = 4;

    enum Type {
        DATA,
        INDEX,
        DICTIONARY,
        DATA_V2
    }

    static PageHeader of(Thrift.Struct header, SchemaField field, String where) {
        long type = header.number(1, "the type of a page");
        int size = header.size(2, "the size of a page");
        int stored = header.size(3, "the stored size of a page");
        Integer crc = header.has(4) ? (int) header.number(4, 0) : null;
        if (type < 0 || type > 3) {
            throw Damage.corrupt(where + " is of type " + type);
        }
        Type is = Type.values()[(int) type];
        if (is == Type.INDEX) {
            return new PageHeader(is, size, stored, crc, 0, 0, false, null);
        }
        Thrift.Struct own = header.struct(is == Type.DATA ? 5 : is == Type.DICTIONARY ? 7 : 8);
        if (own == null) {
            throw Damage.corrupt(where + " does not say what it holds");
        }
        int values = own.size(1, "the number of values of a page");
        if (is != Type.DATA_V2) {
            if (is == Type.DATA) {
                demandRuns(field.definition(), own.number(3, RLE), where);
                demandRuns(field.repetition(), own.number(4, RLE), where);
            }
            return new PageHeader(is, size, stored, crc, values, encoding(own, 2), true, null);
        }
        int[] levels = {own.size(6, "the size of levels"), own.size(5, "the size of levels")};
        if ((long) levels[0] + levels[1] > Math.min(size, stored)) {
            throw Damage.corrupt(where + " has more levels than bytes");
        }
        return new PageHeader(is, size, stored, crc, values, encoding(own, 4), own.bool(7, true), levels);
    }

    /** Spark, Hive and Impala name any encoding for levels that are all 0, of which nothing is stored. */
    private static void demandRuns(int most, long encoding, String where) {
        if (most == 0 || encoding == RLE) {
            return;
        }
        if (encoding == BIT_PACKED) {
            throw Damage.unsupported(where + " packs its levels bit by bit (BIT_PACKED), as was given up in 2013."
                    + " Ask for a newer file.");
        }
        throw Damage.corrupt(where + " has levels in encoding " + encoding);
    }

    private static int encoding(Thrift.Struct own, int id) {
        return (int) own.number(id, "the encoding of a page");
    }
}
