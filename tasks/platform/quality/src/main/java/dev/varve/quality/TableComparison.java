package dev.varve.quality;

import dev.varve.contract.Tables;
import dev.varve.derive.Candidate;
import dev.varve.derive.Dataset;
import dev.varve.derive.Entity;
import dev.varve.derive.Staging;
import dev.varve.quality.ContractPlan.Retyped;
import dev.varve.quality.check.Privacy;
import dev.varve.warehouse.Cells;
import dev.varve.warehouse.Quoted;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.TableColumn;
import dev.varve.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The tables of entities as readers have them, and as they are staged. */
final class TableComparison {
    private final Warehouse warehouse;
    private final Candidate candidate;
    private final Dataset before;
    private final Staging staging;

    /** @param before the dataset by the contract in force */
    TableComparison(Warehouse warehouse, Candidate candidate, Dataset before) {
        this.warehouse = warehouse;
        this.candidate = candidate;
        this.before = before;
        this.staging = new Staging(warehouse, candidate.dataset());
    }

    /** Of every staged table that there is already; whatever is declared no more has gone by a person's will. */
    List<ContractPlan.Table> tables() {
        List<ContractPlan.Table> tables = new ArrayList<>();
        for (Staging.Change change : staging.changes()) {
            boolean compared = Tables.Kind.RANGES.schema().equals(change.table().schema())
                    || Tables.Kind.LATEST.entity(change.target()).isPresent();
            if (compared && !warehouse.columns(change.table()).isEmpty() && (change.whole() || change.changes())) {
                tables.add(compare(change));
            }
        }
        return tables;
    }

    private record Filled(long rows, Map<String, Long> values) {
        boolean empty(String column) {
            return rows > 0 && values.get(column) == 0;
        }
    }

    private ContractPlan.Table compare(Staging.Change change) {
        List<TableColumn> was = warehouse.columns(change.table());
        List<TableColumn> now = staging.columns(change.table());
        String then = staging.candidate(change.table(), now);
        Filled filled = filled(change.target(), was);
        Filled willBe = filled(then, now);
        List<String> wasNames = names(was);
        List<String> nowNames = names(now);
        Optional<List<TableColumn>> key = key(change.table());
        Keys keys = key.map(columns -> keys(change.target(), then, columns)).orElse(Keys.NONE);
        return new ContractPlan.Table(
                change.target(),
                filled.rows,
                willBe.rows,
                keys.before,
                keys.after,
                keys.lost,
                keys.samples,
                nowNames.stream()
                        .filter(name -> !wasNames.contains(name))
                        .map(name -> willBe.empty(name) ? name + ContractPlan.EMPTY : name)
                        .toList(),
                wasNames.stream().filter(name -> !nowNames.contains(name)).toList(),
                was.stream()
                        .flatMap(column -> now.stream()
                                .filter(other -> other.name().equals(column.name()))
                                .filter(other -> !other.type().equals(column.type()))
                                .map(other -> new Retyped(column.name(), column.type(), other.type())))
                        .toList(),
                wasNames.stream()
                        .filter(nowNames::contains)
                        .filter(name -> filled.values.get(name) > 0 && willBe.empty(name))
                        .toList());
    }

    private static List<String> names(List<TableColumn> columns) {
        return columns.stream()
                .map(TableColumn::name)
                .filter(name -> !name.startsWith("_"))
                .toList();
    }

    private Filled filled(String relation, List<TableColumn> columns) {
        List<String> names = names(columns).stream()
                .filter(name -> !name.equals("effective_to"))
                .toList();
        Cells counts = warehouse
                .query(Sql.named("contract/filled_columns")
                        .with("relation", relation)
                        .with(
                                "counts_r",
                                names.stream()
                                        .map(name -> ", count(_r." + Quoted.name(name) + ")")
                                        .collect(Collectors.joining())))
                .getFirst();
        Map<String, Long> values = new LinkedHashMap<>();
        // Whether a range has ended is no value of the data.
        values.put("effective_to", 1L);
        for (int i = 0; i < names.size(); i++) {
            values.put(names.get(i), counts.number(i + 1));
        }
        return new Filled(counts.number(0), values);
    }

    private record Keys(long before, long after, long lost, List<String> samples) {
        static final Keys NONE = new Keys(0, 0, 0, List.of());
    }

    /** Columns of the key as they will be; empty where rows have none that both contracts know. */
    private Optional<List<TableColumn>> key(Tables.Name table) {
        return entity(candidate.dataset(), table)
                .filter(entity -> !candidate.dataset().keyless())
                .filter(entity -> entity(before, table)
                        .filter(one -> one.keyNames().equals(entity.keyNames()))
                        .isPresent())
                .map(Entity::key);
    }

    private static Optional<Entity> entity(Dataset dataset, Tables.Name table) {
        return dataset.entities().stream()
                .filter(entity ->
                        entity.ranges().equals(table) || entity.latest().equals(table))
                .findFirst();
    }

    private Keys keys(String published, String then, List<TableColumn> key) {
        List<String> names = key.stream().map(TableColumn::name).toList();
        List<Cells> lost = warehouse.query(Sql.named("contract/lost_keys")
                .with("published", published)
                .with("candidate", then)
                .with("key_p", Quoted.names("_p", names))
                .with("key_c", Quoted.names("_c", names))
                .with("key_b", Quoted.names("_b", names))
                .with(
                        "same_a",
                        key.stream()
                                .map(column -> "_a." + Quoted.name(column.name()) + " = try_cast(_b."
                                        + Quoted.name(column.name()) + " as " + column.type() + ")")
                                .collect(Collectors.joining(" and "))));
        Privacy privacy = Privacy.of(before.contract());
        return new Keys(
                count(published, names),
                count(then, names),
                lost.isEmpty() ? 0 : lost.getFirst().number(0),
                lost.stream()
                        .map(row -> {
                            List<String> cells = new ArrayList<>();
                            for (int i = 0; i < names.size(); i++) {
                                cells.add(names.get(i) + " "
                                        + privacy.shownOfQuery(
                                                names.get(i), row.values().get(i + 1)));
                            }
                            return String.join(", ", cells);
                        })
                        .toList());
    }

    private long count(String relation, List<String> key) {
        return warehouse
                .query(Sql.named("contract/count_keys")
                        .with("relation", relation)
                        .with("key_r", Quoted.names("_r", key)))
                .getFirst()
                .number(0);
    }
}
