package dev.varve.load;

import dev.varve.contract.Child;
import dev.varve.contract.Contract;
import dev.varve.derive.Dataset;
import dev.varve.derive.Pixels;
import dev.varve.formats.Reject;
import dev.varve.formats.Row;
import dev.varve.formats.RowSink;
import dev.varve.formats.Values;
import dev.varve.formats.raster.CellBatch;
import dev.varve.formats.raster.Tile;
import dev.varve.warehouse.Column;
import dev.varve.warehouse.TableWriter;
import dev.varve.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The raw tables of a dataset: its own, its children's, the keys of rejected rows where it restates, and a raster's pixels. */
final class RawTables {
    private final Contract contract;
    private final Warehouse warehouse;

    RawTables(Contract contract, Warehouse warehouse) {
        this.contract = contract;
        this.warehouse = warehouse;
    }

    /** Tables with their columns, the dataset's own first. */
    private Map<String, List<Column>> tables() {
        Map<String, List<Column>> tables = new LinkedHashMap<>();
        tables.put(contract.table(), columns(Dataset.LINEAGE, contract.columns()));
        for (Child child : contract.children()) {
            tables.put(
                    contract.table(child),
                    columns(
                            List.of(
                                    new Column("_file_id", "BIGINT"),
                                    new Column("_row_number", "BIGINT"),
                                    new Column("_position", "INTEGER"),
                                    new Column("_row_hash", "BIGINT"),
                                    new Column("_extra", "VARCHAR")),
                            child.columns()));
        }
        if (contract.restates().isPresent() && !contract.key().isEmpty()) {
            tables.put(
                    contract.table() + "_rejected",
                    columns(
                            List.of(new Column("_file_id", "BIGINT"), new Column("_row_number", "BIGINT")),
                            contract.key().stream()
                                    .map(name -> contract.column(name).orElseThrow())
                                    .toList()));
        }
        pixels().ifPresent(pixels -> tables.put(pixels.table(), pixels.columns()));
        return tables;
    }

    private Optional<Pixels> pixels() {
        return Pixels.of(contract, warehouse.dialect());
    }

    private List<Column> columns(List<Column> system, List<dev.varve.contract.Column> declared) {
        List<Column> columns = new ArrayList<>(system);
        columns.addAll(Dataset.rawColumns(declared, warehouse.dialect()));
        return columns;
    }

    /** @return whether every table is there with the columns that the contract gives it */
    boolean fit() {
        return tables().entrySet().stream()
                .allMatch(table -> warehouse.columns("raw", table.getKey()).equals(table.getValue()));
    }

    /** Makes them anew, empty; in the caller's transaction. */
    void create() {
        tables().forEach((table, columns) -> {
            warehouse.run("drop table if exists raw." + table);
            warehouse.create("raw." + table, columns);
        });
    }

    void forgetRows(long fileId) {
        tables().keySet().forEach(table -> warehouse.run("delete from raw." + table + " where _file_id = ?", fileId));
    }

    void forget(long fileId) {
        forgetRows(fileId);
        warehouse.run("delete from control.rejected_row where file_id = ?", fileId);
    }

    /** Writes the rows of files; a transaction must be open. */
    Sink sink() {
        return new Sink();
    }

    /** One for each thread; no statement may run before they are closed. */
    Sinks sinks(int count) {
        return new Sinks(Stream.generate(this::sink).limit(count).toList());
    }

    record Sinks(List<Sink> sinks) implements AutoCloseable {
        Sink get(int thread) {
            return sinks.get(thread);
        }

        @Override
        public void close() {
            RawTables.close(sinks.stream().map(sink -> (Runnable) sink::close));
        }
    }

    /** All of them, whatever becomes of one. */
    private static void close(Stream<Runnable> closings) {
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

    final class Sink implements RowSink, AutoCloseable {
        private long fileId;
        private final TableWriter rows;
        private final List<TableWriter> children;
        private final TableWriter rejects;
        private final TableWriter rejectedKeys;
        private final Optional<PixelSink> pixels;
        private long keyless;

        private Sink() {
            this.rows = warehouse.writer("raw", contract.table());
            this.children = contract.children().stream()
                    .map(child -> warehouse.writer("raw", contract.table(child)))
                    .toList();
            this.rejects = warehouse.writer("control", "rejected_row");
            this.pixels = pixels().map(table -> new PixelSink(contract, warehouse.writer("raw", table.table())));
            this.rejectedKeys =
                    contract.restates().isPresent() && !contract.key().isEmpty()
                            ? warehouse.writer("raw", contract.table() + "_rejected")
                            : null;
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
            for (int i = 0; i < children.size(); i++) {
                for (Row.ChildRow child : row.children().get(i)) {
                    TableWriter writer = children.get(i);
                    writer.number(fileId);
                    writer.number(row.number());
                    writer.number(child.position());
                    writer.number(child.hash());
                    writer.text(child.extra());
                    write(child.values(), writer);
                }
            }
        }

        private static void write(Values values, TableWriter writer) {
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
            writer.endRow();
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

        /** Rejected rows of the file whose key cannot be read. */
        long keyless() {
            return keyless;
        }

        @Override
        public void close() {
            List<Runnable> closings = new ArrayList<>(List.of(rows::close, rejects::close));
            children.forEach(child -> closings.add(child::close));
            pixels.ifPresent(sink -> closings.add(sink::close));
            if (rejectedKeys != null) {
                closings.add(rejectedKeys::close);
            }
            RawTables.close(closings.stream());
        }
    }
}
