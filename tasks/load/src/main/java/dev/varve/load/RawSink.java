package dev.varve.load;

import dev.varve.contract.Contract;
import dev.varve.contract.Format.Geotiff;
import dev.varve.contract.Tables;
import dev.varve.derive.Pixels;
import dev.varve.formats.Reject;
import dev.varve.formats.Row;
import dev.varve.formats.RowSink;
import dev.varve.formats.RowValues;
import dev.varve.formats.raster.CellBatch;
import dev.varve.formats.raster.Thumbnail;
import dev.varve.formats.raster.Tile;
import dev.varve.warehouse.TableWriter;
import dev.varve.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes the rows of files into the raw tables of their dataset. Not for several threads. */
final class RawSink implements RowSink, AutoCloseable {
    private final Contract contract;
    private long fileId;
    private final TableWriter rows;
    private final List<TableWriter> children;
    private final ExtraColumns.Writing added;
    private final List<ExtraColumns.Writing> addedOfChildren;
    private final TableWriter rejects;
    private final TableWriter rejectedKeys;
    private final Optional<PixelSink> pixels;
    private final Optional<ThumbnailSink> thumbnails;
    private long keyless;

    RawSink(Contract contract, Warehouse warehouse, ExtraColumns extra) {
        this.contract = contract;
        this.added = extra.writing(contract.table());
        this.addedOfChildren = contract.children().stream()
                .map(child -> extra.writing(contract.table(child)))
                .toList();
        this.rows = warehouse.writer(Tables.raw(contract.table()));
        this.children = contract.children().stream()
                .map(child -> warehouse.writer(Tables.raw(contract.table(child))))
                .toList();
        this.rejects = warehouse.writer("control", "rejected_row");
        this.pixels = Pixels.of(contract, warehouse.dialect())
                .map(table -> new PixelSink(contract, warehouse.writer(Tables.raw(table.table()))));
        this.thumbnails = contract.format() instanceof Geotiff
                ? Optional.of(new ThumbnailSink(warehouse.writer("control", ThumbnailSink.TABLE)))
                : Optional.empty();
        this.rejectedKeys = contract.keepsRejectedKeys() ? warehouse.writer(Tables.rejected(contract.table())) : null;
    }

    /** What follows is of this file. */
    void begin(long file) {
        fileId = file;
        keyless = 0;
    }

    @Override
    public void accept(Row row) {
        rows.number(fileId);
        rows.number(row.number());
        rows.number(row.hash());
        rows.text(row.extra());
        write(row.values(), rows);
        added.write(row.extra(), rows);
        rows.endRow();
        for (int i = 0; i < children.size(); i++) {
            for (Row.ChildRow child : row.children().get(i)) {
                TableWriter writer = children.get(i);
                writer.number(fileId);
                writer.number(row.number());
                writer.number(child.position());
                writer.number(child.hash());
                writer.text(child.extra());
                write(child.values(), writer);
                addedOfChildren.get(i).write(child.extra(), writer);
                writer.endRow();
            }
        }
    }

    @Override
    public void reject(Reject reject) {
        rejects.number(fileId);
        rejects.text(contract.dataset());
        rejects.number(reject.number());
        rejects.number(reject.line());
        rejects.number(reject.offset());
        rejects.text(reject.column());
        rejects.text(reject.reason().code());
        rejects.text(reject.message());
        rejects.text(reject.text());
        rejects.number(reject.cut() ? 1 : 0);
        rejects.endRow();
        if (reject.key() == null) {
            keyless++;
        } else if (rejectedKeys != null) {
            rejectedKeys.number(fileId);
            rejectedKeys.number(reject.number());
            write(reject.key(), rejectedKeys);
            rejectedKeys.endRow();
        }
    }

    @Override
    public void cells(long row, CellBatch cells) {
        pixels.orElseThrow().cells(fileId, row, cells);
    }

    @Override
    public void tile(long row, Tile tile) {
        pixels.orElseThrow().tile(fileId, row, tile);
    }

    @Override
    public void thumbnail(long row, Thumbnail thumbnail) {
        thumbnails.orElseThrow().thumbnail(fileId, row, thumbnail);
    }

    /** Rejected rows of the file whose key cannot be read. */
    long keyless() {
        return keyless;
    }

    @Override
    public void close() {
        List<Runnable> closings = new ArrayList<>(List.of(rows::close, rejects::close));
        children.forEach(child -> closings.add(child::close));
        pixels.ifPresent(sink -> closings.add(sink::close));
        thumbnails.ifPresent(sink -> closings.add(sink::close));
        if (rejectedKeys != null) {
            closings.add(rejectedKeys::close);
        }
        close(closings.stream());
    }

    /** All of them, whatever becomes of one. */
    static void close(Stream<Runnable> closings) {
        RuntimeException failure = null;
        for (Runnable closing : closings.toList()) {
            try {
                closing.run();
            } catch (RuntimeException e) {
                failure = failure == null ? e : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** Values without the row's end. */
    static void write(RowValues values, TableWriter writer) {
        for (int place = 0; place < values.size(); place++) {
            if (values.isNull(place)) {
                writer.nothing();
                continue;
            }
            switch (values.form(place)) {
                case NUMBER -> writer.number(values.number(place));
                case REAL -> writer.real(values.real(place));
                case BYTES -> writer.bytes(values.bytes(place), values.from(place), values.to(place));
                case DECIMAL -> writer.decimal(values.decimal(place));
            }
        }
    }
}
