package dev.varve.formats.parquet;

import dev.varve.formats.refusal.RefusedFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * One file, group of rows by group of rows. What its bytes contradict throws {@link dev.varve.formats.refusal.RefusedFile}; damaged values
 * may also show as an {@link IndexOutOfBoundsException}.
 */
public final class ParquetFile implements AutoCloseable {
    private final SeekableBytes content;
    private final Footer footer;
    private final UnpackLimit meter;
    private List<ColumnChunk> open = List.of();
    private int group;
    /** Columns that are not opened, by number. */
    private final BitSet leftOut = new BitSet();

    private ParquetFile(SeekableBytes content, Footer footer, UnpackLimit meter) {
        this.content = content;
        this.footer = footer;
        this.meter = meter;
    }

    /**
     * @param most bytes that the file may unpack to
     * @param ratio of these to its size, where they are not harmlessly few
     */
    public static ParquetFile open(InputStream in, long most, long ratio) throws IOException {
        SeekableBytes content = SeekableBytes.of(in);
        try {
            Footer footer = Footer.read(content);
            UnpackLimit meter = new UnpackLimit(
                    most, ratio, content.size(), Runtime.getRuntime().maxMemory() / 2);
            meter.values(footer.rows());
            for (Footer.Group group : footer.groups()) {
                meter.values(group.chunks().stream()
                                .mapToLong(Footer.Chunk::values)
                                .max()
                                .orElse(0)
                        - group.rows());
            }
            return new ParquetFile(content, footer, meter);
        } catch (IOException | RuntimeException e) {
            content.close();
            throw e;
        }
    }

    /** The fields of a record. */
    public List<SchemaField> fields() {
        return footer.root().children();
    }

    /** Why a field cannot be read, in words that say what to do; empty where it can. */
    public Optional<RefusedFile> unread(SchemaField field) {
        return unread(field, field.name());
    }

    private Optional<RefusedFile> unread(SchemaField field, String path) {
        if (field.kind() instanceof LogicalType.Variant) {
            return Optional.of(Damage.unsupported("The field " + path
                    + " is of type VARIANT, which is not read. Take no column of it, or ask for a file without it."));
        }
        if (!field.isGroup()) {
            return footer.groups().stream()
                    .map(one -> one.chunks().get(field.leaf()).codec())
                    .filter(codec -> !codec.isRead())
                    .findFirst()
                    .map(
                            codec -> Damage.unsupported(
                                    "The column " + path + " is compressed with " + codec
                                            + ", which is not read. Take no column of it, or ask for snappy, gzip, zstd, lz4 or no compression."));
        }
        return field.children().stream()
                .flatMap(child -> unread(child, path + "." + child.name()).stream())
                .findFirst();
    }

    /** Its columns are not opened: whoever leaves a field out reads nothing of it. */
    public void leaveOut(SchemaField field) {
        if (!field.isGroup()) {
            leftOut.set(field.leaf());
        }
        field.children().forEach(this::leaveOut);
    }

    /** Whether every column that is read has no more values in this group. */
    public boolean isAtEnd() {
        return open.stream().allMatch(leaf -> leftOut.get(leaf.field().leaf()) || leaf.isAtEnd());
    }

    public long rows() {
        return footer.rows();
    }

    /** The program that wrote the file, as it calls itself. */
    public String writer() {
        return footer.writer();
    }

    /** @return the columns of the next row group, each at its first value; empty at the end */
    public List<ColumnChunk> nextGroup() throws IOException {
        open.forEach(ColumnChunk::close);
        open = new ArrayList<>();
        if (group == footer.groups().size()) {
            return open;
        }
        Footer.Group one = footer.groups().get(group++);
        for (SchemaField column : footer.columns()) {
            ColumnChunk leaf = new ColumnChunk(content, column, one.chunks().get(column.leaf()), meter, column.name());
            open.add(leaf);
            if (!leftOut.get(column.leaf())) {
                leaf.next();
            }
        }
        return open;
    }

    /** Rows of the group that {@link #nextGroup()} answered. */
    public long groupRows() {
        return footer.groups().get(group - 1).rows();
    }

    @Override
    public void close() throws IOException {
        open.forEach(ColumnChunk::close);
        content.close();
    }
}
