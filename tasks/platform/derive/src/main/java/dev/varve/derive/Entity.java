package dev.varve.derive;

import dev.varve.contract.Child;
import dev.varve.contract.Column;
import dev.varve.contract.Contract;
import dev.varve.contract.Relationship;
import dev.varve.contract.Tables;
import dev.varve.derive.sum.Summed;
import dev.varve.warehouse.TableColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What has a key and a history: a dataset's records, or a child's.
 *
 * @param table its name in every layer
 * @param key columns that identify it
 * @param touchKey the part of the key by which derivation takes it up: a child's is its parent's, and that of rows without a
 *     key leaves out their counting
 * @param columns every column readers see, the key's first
 */
public record Entity(
        Contract contract,
        Optional<Child> child,
        String table,
        List<TableColumn> key,
        List<TableColumn> touchKey,
        List<TableColumn> columns,
        List<Relationship> relationships) {
    /** What ranges and the rows made of them have beside the entity's columns. */
    private static final List<String> LINEAGE =
            List.of("effective_from", "_received_at", "_load_id", "_file_id", "_row_number");

    public Tables.Name changes() {
        return Tables.changes(table);
    }

    public Tables.Name ranges() {
        return Tables.ranges(table);
    }

    public Tables.Name latest() {
        return Tables.latest(table);
    }

    /** The validity ranges, as a table that is summed. */
    Summed summedRanges() {
        return summed(ranges(), key(keyNames(), "effective_from"), List.of(), true);
    }

    Summed summedLatest() {
        return summed(latest(), keyNames(), List.of(), false);
    }

    /** @param table one of the two of predetermined points */
    Summed summedAsOf(Tables.Name table) {
        return summed(table, key(List.of("as_of"), keyNames().toArray(String[]::new)), List.of("as_of"), false);
    }

    private Summed summed(Tables.Name table, List<String> identity, List<String> more, boolean ranges) {
        List<String> hashed = new ArrayList<>(columnNames());
        hashed.addAll(LINEAGE);
        hashed.addAll(more);
        return new Summed(table, identity, hashed, ranges);
    }

    private static List<String> key(List<String> first, String... rest) {
        List<String> key = new ArrayList<>(first);
        key.addAll(List.of(rest));
        return key;
    }

    public String dataset() {
        return contract.dataset();
    }

    public List<String> keyNames() {
        return SqlNames.names(key);
    }

    public List<String> touchNames() {
        return SqlNames.names(touchKey);
    }

    public List<String> columnNames() {
        return SqlNames.names(columns);
    }

    /** Columns beside the key. */
    public List<TableColumn> attributes() {
        List<String> keyNames = keyNames();
        return columns.stream()
                .filter(column -> !keyNames.contains(column.name()))
                .toList();
    }

    /** Columns beside the key whose change alone is no new version. */
    public List<String> untracked() {
        List<Column> declared = child.map(Child::columns).orElse(contract.columns());
        List<String> untracked = declared.stream()
                .filter(column -> !column.tracked())
                .map(Column::name)
                .toList();
        return attributes().stream()
                .map(TableColumn::name)
                .filter(untracked::contains)
                .toList();
    }

    public Optional<TableColumn> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }
}
