package dev.varve.derive;

import dev.varve.contract.Contract;
import dev.varve.contract.Relationship;
import dev.varve.contract.name.IdentifierRules;
import dev.varve.contract.read.Contracts;
import dev.varve.failure.TaskFailure;
import dev.varve.ledger.AddedColumns;
import dev.varve.warehouse.RefusedSql;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.StatementFailure;
import dev.varve.warehouse.TableColumn;
import dev.varve.warehouse.UserSql;
import dev.varve.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Every dataset with its entities, as the warehouse has or will have them. */
public final class Datasets {
    private Contracts contracts;
    private final Warehouse warehouse;
    private final Map<String, Dataset> known = new HashMap<>();

    public Datasets(Contracts contracts, Warehouse warehouse) {
        this.contracts = contracts;
        this.warehouse = warehouse;
    }

    public Contracts contracts() {
        return contracts;
    }

    public Dataset find(String dataset) {
        return known.computeIfAbsent(dataset, this::read);
    }

    public Contract contract(String name) {
        return contracts
                .find(name)
                .orElseThrow(() -> TaskFailure.usage("there is no dataset " + name + "; there are: " + names()));
    }

    /** Other contracts are in force from now on. */
    public void replace(Contracts others) {
        contracts = others;
        known.clear();
    }

    /** Deliveries have added columns since. */
    public void forget(String dataset) {
        known.remove(dataset);
    }

    /** With the columns that deliveries added. */
    private Dataset read(String name) {
        Contract contract = new AddedColumns(warehouse, contract(name)).effective();
        return Dataset.of(contract, conformed(contract), warehouse.dialect());
    }

    private String names() {
        return String.join(", ", contracts.all().stream().map(Contract::dataset).toList());
    }

    private Optional<List<TableColumn>> conformed(Contract contract) {
        if (contract.conformSql().isEmpty()) {
            return Optional.empty();
        }
        List<TableColumn> answered = answered(contract);
        requireNames(contract, answered);
        for (String lineage : List.of("_file_id", "_row_number")) {
            if (answered.stream().noneMatch(column -> column.name().equals(lineage))) {
                throw TaskFailure.configuration(contract.dataset() + ": conform.sql does not answer " + lineage
                        + ", which says where a row comes from; select it from raw_rows");
            }
        }
        return Optional.of(answered.stream()
                .filter(column -> !column.name().startsWith("_"))
                .toList());
    }

    /** The engine would call the second of two columns otherwise; it compares them without case. */
    private static void requireNames(Contract contract, List<TableColumn> answered) {
        Map<String, String> names = new HashMap<>();
        for (TableColumn column : answered) {
            String folded = column.name().toLowerCase(Locale.ROOT);
            String before = names.put(folded, column.name());
            if (before != null) {
                throw TaskFailure.configuration(contract.dataset() + ": conform.sql answers " + column.name()
                        + (before.equals(column.name()) ? " twice" : " and " + before + ", which are one name in SQL")
                        + "; leave one out or call it otherwise");
            }
            if (IdentifierRules.isOwn(folded)) {
                throw TaskFailure.configuration(contract.dataset() + ": conform.sql answers " + column.name()
                        + ", a column of the platform's own; call it otherwise");
            }
        }
    }

    /** Over no rows at all: the raw table may not be there yet, or have the columns of an older contract. */
    private List<TableColumn> answered(Contract contract) {
        List<TableColumn> raw = new ArrayList<>(Dataset.LINEAGE);
        raw.addAll(Dataset.rawColumns(contract.columns(), warehouse.dialect()));
        try {
            return warehouse.describe(conformSql("conform/answered", warehouse, contract, SqlNames.noRows(raw)));
        } catch (StatementFailure e) {
            throw TaskFailure.configuration(contract.dataset() + ": conform.sql does not run: " + e.reason(), e);
        }
    }

    /** {@code conform.sql} over some raw rows. */
    static String conformSql(Warehouse warehouse, Contract contract, String rawRows) {
        return conformSql("conform/custom", warehouse, contract, rawRows);
    }

    private static String conformSql(String statement, Warehouse warehouse, Contract contract, String rawRows) {
        return Sql.named(statement)
                .with("rows", rawRows)
                .with(
                        "query",
                        userSql(
                                warehouse,
                                contract,
                                "conform.sql",
                                contract.conformSql().orElseThrow()))
                .complete();
    }

    /** The query in one of the contract's files. */
    static String userSql(Warehouse warehouse, Contract contract, String file, String text) {
        try {
            return UserSql.query(warehouse, text);
        } catch (RefusedSql e) {
            throw TaskFailure.configuration(contract.dataset() + ": " + file + " " + e.getMessage(), e);
        }
    }

    /** Datasets whose rows carry attributes of this one. */
    public List<Dataset> dependents(Dataset dataset) {
        List<Dataset> dependents = new ArrayList<>();
        for (Contract contract : contracts.all()) {
            if (!contract.dataset().equals(dataset.name()) && includes(contract, dataset.name())) {
                dependents.add(find(contract.dataset()));
            }
        }
        return dependents;
    }

    private static boolean includes(Contract contract, String dataset) {
        return contract.everyRelationship().stream()
                .anyMatch(relationship -> relationship.to().equals(dataset)
                        && !relationship.include().isEmpty());
    }

    /** Names of the datasets whose published version a candidate of this one reads: also for the rows of its dependents. */
    public List<String> bases(Dataset dataset) {
        return Stream.concat(Stream.of(dataset), dependents(dataset).stream())
                .flatMap(this::read)
                .distinct()
                .sorted()
                .toList();
    }

    /** Names of the datasets that the rows of one are made of, itself among them. */
    Stream<String> read(Dataset dataset) {
        return Stream.concat(Stream.of(dataset.name()), included(dataset));
    }

    private static Stream<String> included(Dataset dataset) {
        return dataset.entities().stream()
                .flatMap(entity -> SnapshotSql.including(entity).stream())
                .map(Relationship::to);
    }
}
