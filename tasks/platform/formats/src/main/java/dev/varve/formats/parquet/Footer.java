package dev.varve.formats.parquet;

import dev.varve.formats.refusal.Reason;
import dev.varve.formats.refusal.RefusedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What stands at the end of a file.
 *
 * @param columns of the schema's leaves, in their order
 */
record Footer(SchemaField root, List<SchemaField> columns, List<Group> groups, long rows, String writer) {
    private static final byte[] MARK = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final String ENCRYPTED = "PARE";
    private static final int TAIL = 8;
    /** Writers that leave the header of a dictionary out of a column's size: parquet-mr before 1.2.9 (PARQUET-816). */
    private static final Pattern SHORT =
            Pattern.compile("parquet-mr( version (0\\..*|1\\.[01]\\..*|1\\.2\\.[0-8]([^0-9].*)?))?");
    /** More than such a header has. */
    private static final int HEADER = 100;

    /** A row group. */
    record Group(long rows, List<Chunk> chunks) {}

    /** One column of a row group. */
    record Chunk(Codec codec, long values, long start, long bytes) {}

    static Footer read(SeekableBytes content) throws IOException {
        if (content.size() < MARK.length) {
            throw notParquet(content.size() + " bytes long");
        }
        String start = new String(content.read(0, MARK.length), StandardCharsets.ISO_8859_1);
        if (start.equals(ENCRYPTED)) {
            throw encrypted();
        }
        if (!start.equals("PAR1")) {
            throw notParquet("not marked PAR1 at its start");
        }
        if (content.size() < MARK.length + TAIL) {
            throw Damage.truncated("it has no footer");
        }
        byte[] tail = content.read(content.size() - TAIL, TAIL);
        if (!new String(tail, MARK.length, MARK.length, StandardCharsets.ISO_8859_1).equals("PAR1")) {
            throw Damage.truncated("it does not end in PAR1");
        }
        int length = LittleEndian.length(tail, 0);
        long at = content.size() - TAIL - length;
        if (length <= 0 || at < MARK.length) {
            throw Damage.corrupt("its footer is said to have " + length + " bytes");
        }
        byte[] bytes = content.read(at, length);
        try {
            return of(new Thrift(bytes, 0, length).struct(), at);
        } catch (Thrift.Ended e) {
            throw Damage.corrupt("its footer ends before its end");
        }
    }

    private static RefusedFile notParquet(String why) {
        return new RefusedFile(
                Reason.CORRUPT,
                "This is no Parquet file: it is " + why + ". Correct `format`, or ask for the right file.");
    }

    private static RefusedFile encrypted() {
        return Damage.unsupported("The Parquet file is encrypted, and no key is known. Ask for one that is not.");
    }

    private static Footer of(Thrift.Struct file, long end) {
        if (file.has(8)) {
            throw encrypted();
        }
        SchemaReader schema = new SchemaReader(file.structs(2));
        SchemaField root = schema.root();
        List<List<String>> paths = new ArrayList<>();
        paths(root, List.of(), paths);
        List<Group> groups = new ArrayList<>();
        long rows = 0;
        for (Thrift.Struct group : file.structs(4)) {
            Group one = group(group, schema.leaves(), paths, end, file.text(6));
            groups.add(one);
            rows = Math.addExact(rows, one.rows);
        }
        long said = file.number(3, "the number of rows");
        // Writers that do not count leave it at none.
        if (rows != said && said != 0) {
            throw Damage.corrupt("its row groups have " + rows + " rows, and the file " + said);
        }
        return new Footer(root, schema.leaves(), groups, rows, file.text(6));
    }

    private static void paths(SchemaField field, List<String> path, List<List<String>> paths) {
        if (!field.isGroup()) {
            paths.add(path);
        }
        for (SchemaField child : field.children()) {
            List<String> longer = new ArrayList<>(path);
            longer.add(child.name());
            paths(child, longer, paths);
        }
    }

    private static Group group(
            Thrift.Struct group, List<SchemaField> columns, List<List<String>> paths, long end, String writer) {
        long rows = group.number(3, "the number of rows of a row group");
        List<Thrift.Struct> chunks = group.structs(1);
        if (rows < 0 || chunks.size() != columns.size()) {
            throw Damage.corrupt(
                    "a row group has " + rows + " rows and " + chunks.size() + " columns of " + columns.size());
        }
        List<Chunk> all = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            all.add(chunk(chunks.get(i), columns.get(i), paths.get(i), rows, end, writer));
        }
        return new Group(rows, all);
    }

    private static Chunk chunk(
            Thrift.Struct chunk, SchemaField column, List<String> path, long rows, long end, String writer) {
        String name = String.join(".", path);
        if (chunk.has(1)) {
            throw Damage.unsupported("The column " + name + " lies in another file, " + chunk.text(1)
                    + ". Ask for a file that has all of its columns.");
        }
        if (chunk.has(8) || chunk.has(9)) {
            throw encrypted();
        }
        Thrift.Struct meta = chunk.struct(3);
        if (meta == null) {
            throw Damage.corrupt("its footer says nothing of the column " + name);
        }
        if (SchemaReader.physical(meta.number(1, "a type"), name) != column.physical()
                || !meta.texts(3).equals(path)) {
            throw Damage.corrupt("its footer contradicts itself on the column " + name);
        }
        long values = meta.number(5, "the number of values of " + name);
        Codec codec = Codec.of(meta.number(4, "the codec of " + name), name);
        if (values == 0 && rows == 0) {
            // Where nothing is stored, writers name places that are none.
            return new Chunk(codec, 0, end, 0);
        }
        long data = meta.number(9, "the place of " + name);
        long dictionary = meta.number(11, 0);
        long start = dictionary > 0 && dictionary < data ? dictionary : data;
        long bytes = meta.number(7, "the size of " + name);
        if (values < 0
                || column.repetition() == 0 && values != rows
                || start < MARK.length
                || bytes < 0
                || start > end
                || bytes > end - start) {
            throw Damage.corrupt(
                    "the column " + name + " is said to have " + values + " values in " + bytes + " bytes at " + start);
        }
        boolean isShort = writer != null && SHORT.matcher(writer).matches();
        return new Chunk(codec, values, start, isShort ? Math.min(bytes + HEADER, end - start) : bytes);
    }
}
