package dev.varve.load;

import dev.varve.contract.Contract;
import dev.varve.contract.Tables;
import dev.varve.derive.Dataset;
import dev.varve.ledger.Json;
import dev.varve.warehouse.Cells;
import dev.varve.warehouse.Quoted;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.TableColumn;
import dev.varve.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Rows that a person let in, beside those that fitted by themselves; and the keys that they were rejected with. */
final class AdmittedRows {
    private final Contract contract;
    private final Warehouse warehouse;
    private final List<TableColumn> key;

    AdmittedRows(Contract contract, Warehouse warehouse) {
        this.contract = contract;
        this.warehouse = warehouse;
        this.key = Dataset.rawColumns(
                contract.key().stream()
                        .map(name -> contract.column(name).orElseThrow())
                        .toList(),
                warehouse.dialect());
    }

    /** JSON of the key that a rejected row of a loaded file has; empty where it could not be read. */
    Optional<String> rejectedKey(long fileId, long row) {
        return warehouse
                .first(Sql.named("rejects/key").with("key", texts()).with("table", table()), fileId, row)
                .map(Cells::values)
                .flatMap(this::json);
    }

    /** @param values of the key's columns, or null */
    Optional<String> json(List<Object> values) {
        if (values == null || values.size() != key.size() || values.contains(null)) {
            return Optional.empty();
        }
        Map<String, String> named = new TreeMap<>();
        for (int i = 0; i < key.size(); i++) {
            named.put(key.get(i).name(), Cells.text(values.get(i)));
        }
        return Optional.of(Json.text(named));
    }

    /** Counts a file's admitted rows once they are read, and keeps the keys that they had. */
    void account(long fileId) {
        List<Cells> admitted = warehouse.query(Sql.named("rejects/admitted_keys"), fileId, fileId);
        warehouse.run(Sql.named("rejects/set_admitted"), admitted.size(), fileId);
        if (contract.keepsRejectedKeys()) {
            admitted.stream().filter(row -> row.text(1) != null).forEach(row -> keep(fileId, row));
        }
    }

    private void keep(long fileId, Cells row) {
        Map<String, String> named = Json.texts(row.text(1));
        List<Object> arguments = new ArrayList<>(List.of(fileId, row.number(0)));
        key.forEach(column -> arguments.add(named.get(column.name())));
        warehouse.run(
                Sql.named("rejects/keep_key")
                        .with("table", table())
                        .with(
                                "key",
                                Quoted.names(key.stream().map(TableColumn::name).toList()))
                        .with(
                                "values",
                                key.stream()
                                        .map(column -> "try_cast(? as " + column.type() + ")")
                                        .collect(Collectors.joining(", "))),
                arguments.toArray());
    }

    private String table() {
        return Tables.rejected(contract.table()).table();
    }

    private String texts() {
        return key.stream()
                .map(column -> "cast(" + Quoted.name(column.name()) + " as varchar)")
                .collect(Collectors.joining(", "));
    }
}
