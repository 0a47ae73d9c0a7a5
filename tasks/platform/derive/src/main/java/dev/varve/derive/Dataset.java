package dev.varve.derive;

import dev.varve.contract.Child;
import dev.varve.contract.Contract;
import dev.varve.warehouse.Dialect;
import dev.varve.warehouse.Quoted;
import dev.varve.warehouse.TableColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A contract with its entities: the dataset itself first, then its children. */
public record Dataset(Contract contract, List<Entity> entities) {
    /** System columns of a raw table, before those of its contract. */
    public static final List<TableColumn> LINEAGE = List.of(
            new TableColumn("_file_id", "BIGINT"),
            new TableColumn("_row_number", "BIGINT"),
            new TableColumn("_row_hash", "BIGINT"),
            new TableColumn("_extra", "VARCHAR"));

    static final TableColumn ORIGIN = new TableColumn("_origin", "VARCHAR");
    static final TableColumn ROW_HASH = new TableColumn("_row_hash", "BIGINT");
    public static final TableColumn OCCURRENCE = new TableColumn("_occurrence", "INTEGER");

    /** @param conformed columns that {@code conform.sql} answers; empty where there is none */
    public static Dataset of(Contract contract, Optional<List<TableColumn>> conformed, Dialect dialect) {
        List<TableColumn> columns = new ArrayList<>(conformed.orElseGet(() -> rawColumns(contract.columns(), dialect)));
        List<TableColumn> key = new ArrayList<>();
        for (String name : contract.key()) {
            key.add(columns.stream()
                    .filter(column -> column.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> dev.varve.failure.TaskFailure.configuration(contract.dataset()
                            + ": conform.sql does not answer the key column " + name + "; select it")));
        }
        List<TableColumn> touchKey = List.copyOf(key);
        if (key.isEmpty()) {
            touchKey = List.of(ORIGIN, ROW_HASH);
            key = List.of(ORIGIN, ROW_HASH, OCCURRENCE);
        }
        columns.removeAll(key);
        columns.addAll(0, key);
        List<Entity> entities = new ArrayList<>();
        Entity main = new Entity(
                contract,
                Optional.empty(),
                contract.table(),
                List.copyOf(key),
                touchKey,
                List.copyOf(columns),
                contract.relationships());
        entities.add(main);
        for (Child child : contract.children()) {
            entities.add(child(main, child, dialect));
        }
        return new Dataset(contract, List.copyOf(entities));
    }

    private static Entity child(Entity parent, Child child, Dialect dialect) {
        List<TableColumn> own = rawColumns(child.columns(), dialect);
        List<TableColumn> key = new ArrayList<>(parent.key());
        List<TableColumn> columns = new ArrayList<>(parent.key());
        if (child.isCounted()) {
            TableColumn position = new TableColumn(Child.POSITION, "INTEGER");
            key.add(position);
            columns.add(position);
        } else {
            for (TableColumn column : own) {
                if (child.key().contains(column.name())) {
                    key.add(column);
                    columns.add(column);
                }
            }
        }
        own.stream().filter(column -> !columns.contains(column)).forEach(columns::add);
        return new Entity(
                parent.contract(),
                Optional.of(child),
                parent.contract().table(child),
                List.copyOf(key),
                parent.touchKey(),
                List.copyOf(columns),
                child.relationships());
    }

    /** What identifies a row of the dataset, or of its child, by name: the contract's key, else what stands in for one. */
    public static List<String> keyNames(Contract contract, Optional<Child> child) {
        List<String> key = new ArrayList<>(
                contract.key().isEmpty() ? SqlNames.names(List.of(ORIGIN, ROW_HASH, OCCURRENCE)) : contract.key());
        child.map(Child::keyNames).ifPresent(key::addAll);
        return key;
    }

    /** Declared columns with the engine's types; one that keeps misfits is followed by its text. */
    public static List<TableColumn> rawColumns(List<dev.varve.contract.Column> declared, Dialect dialect) {
        List<TableColumn> columns = new ArrayList<>();
        for (dev.varve.contract.Column column : declared) {
            columns.add(new TableColumn(column.name(), dialect.type(column.type())));
            if (column.misfit() == dev.varve.contract.Column.Misfit.KEEP_TEXT) {
                columns.add(new TableColumn(column.name() + "_text", "VARCHAR"));
            }
        }
        return columns;
    }

    public String name() {
        return contract.dataset();
    }

    public Entity main() {
        return entities.getFirst();
    }

    public List<Entity> children() {
        return entities.subList(1, entities.size());
    }

    /** What tells the rows of a load apart. */
    public String rowKey() {
        return keyless() ? "_delivery_id, _row_number" : Quoted.names(main().keyNames());
    }

    public boolean keyless() {
        return contract.key().isEmpty();
    }
}
