package dev.varve.load;

import dev.varve.contract.Child;
import dev.varve.contract.Contract;
import dev.varve.contract.Tables;
import dev.varve.derive.Dataset;
import dev.varve.derive.Pixels;
import dev.varve.ledger.AddedColumns;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.TableColumn;
import dev.varve.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The raw tables of a dataset: its own, its children's, the keys of rejected rows where it restates, and a raster's pixels. */
final class RawTables {
    private final Contract contract;
    private final Warehouse warehouse;
    private final ExtraColumns extra;

    RawTables(Contract contract, Warehouse warehouse) {
        this.contract = contract;
        this.warehouse = warehouse;
        this.extra = new ExtraColumns(contract, new AddedColumns(warehouse, contract).all());
    }

    /** Tables with their columns, the dataset's own first. */
    private Map<String, List<TableColumn>> tables() {
        Map<String, List<TableColumn>> tables = new LinkedHashMap<>();
        tables.put(contract.table(), columns(Dataset.LINEAGE, contract.columns()));
        for (Child child : contract.children()) {
            tables.put(
                    contract.table(child),
                    columns(
                            List.of(
                                    new TableColumn("_file_id", "BIGINT"),
                                    new TableColumn("_row_number", "BIGINT"),
                                    new TableColumn("_position", "INTEGER"),
                                    new TableColumn("_row_hash", "BIGINT"),
                                    new TableColumn("_extra", "VARCHAR")),
                            child.columns()));
        }
        if (contract.keepsRejectedKeys()) {
            tables.put(
                    Tables.rejected(contract.table()).table(),
                    columns(
                            List.of(new TableColumn("_file_id", "BIGINT"), new TableColumn("_row_number", "BIGINT")),
                            contract.key().stream()
                                    .map(name -> contract.column(name).orElseThrow())
                                    .toList()));
        }
        Pixels.of(contract, warehouse.dialect()).ifPresent(pixels -> tables.put(pixels.table(), pixels.columns()));
        return tables;
    }

    private List<TableColumn> columns(List<TableColumn> system, List<dev.varve.contract.Column> declared) {
        List<TableColumn> columns = new ArrayList<>(system);
        columns.addAll(Dataset.rawColumns(declared, warehouse.dialect()));
        return columns;
    }

    /** @return whether every table is there with the columns that the contract declares; what deliveries added stands behind */
    boolean fit() {
        return tables().entrySet().stream().allMatch(table -> {
            List<TableColumn> present = warehouse.columns(Tables.raw(table.getKey()));
            int declared = table.getValue().size();
            return present.size() >= declared
                    && present.subList(0, declared).equals(table.getValue())
                    && (present.size() == declared || extra.tables().contains(table.getKey()));
        });
    }

    /** Makes them anew, empty and as declared; in the caller's transaction. */
    void create() {
        tables().forEach((table, columns) -> {
            warehouse.run("drop table if exists " + Tables.raw(table));
            warehouse.create(Tables.raw(table).toString(), columns);
        });
    }

    /** Gives the tables the columns that deliveries added, where they have others, from what rows kept; in the caller's transaction. */
    void add() {
        Map<String, List<TableColumn>> declared = tables();
        for (String table : extra.tables()) {
            List<TableColumn> wanted = new ArrayList<>(declared.get(table));
            int own = wanted.size();
            wanted.addAll(Dataset.rawColumns(extra.columns(table), warehouse.dialect()));
            if (!warehouse.columns(Tables.raw(table)).equals(wanted)) {
                new Backfill(warehouse, table, wanted, own).fill(extra.fields(table));
            }
        }
    }

    void forgetRows(long fileId) {
        tables().keySet()
                .forEach(table -> warehouse.run("delete from " + Tables.raw(table) + " where _file_id = ?", fileId));
    }

    void forget(long fileId) {
        forgetRows(fileId);
        warehouse.run("delete from control.rejected_row where file_id = ?", fileId);
        warehouse.run(Sql.named("load/forget_thumbnails").with("files", Long.toString(fileId)));
    }

    /** Writes the rows of files; a transaction must be open. */
    RawSink sink() {
        return new RawSink(contract, warehouse, extra);
    }

    /** One for each thread; no statement may run before they are closed. */
    Sinks sinks(int count) {
        return new Sinks(Stream.generate(this::sink).limit(count).toList());
    }

    record Sinks(List<RawSink> sinks) implements AutoCloseable {
        RawSink get(int thread) {
            return sinks.get(thread);
        }

        @Override
        public void close() {
            RawSink.close(sinks.stream().map(sink -> (Runnable) sink::close));
        }
    }
}
