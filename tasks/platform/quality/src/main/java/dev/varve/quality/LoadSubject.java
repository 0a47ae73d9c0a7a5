package dev.varve.quality;

import dev.varve.contract.Contract;
import dev.varve.contract.Relationship;
import dev.varve.contract.Type;
import dev.varve.derive.Dataset;
import dev.varve.derive.Datasets;
import dev.varve.derive.Entity;
import dev.varve.derive.judged.LoadRows;
import dev.varve.ledger.Delivery;
import dev.varve.ledger.Ledger;
import dev.varve.ledger.Load;
import dev.varve.ledger.Metric;
import dev.varve.quality.check.CheckResult;
import dev.varve.quality.check.CheckedRows;
import dev.varve.quality.judge.Checks;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.Warehouse;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One load as its checks see it. */
final class LoadSubject {
    private static final List<String> LINEAGE = List.of("_file_id", "_row_number");

    private final Ledger ledger;
    private final Warehouse warehouse;
    private final Datasets datasets;
    private final Dataset dataset;
    private final Load load;
    private final Map<String, Map<Metric, Long>> metrics;

    LoadSubject(Ledger ledger, Datasets datasets, Dataset dataset, Load load) {
        this.ledger = ledger;
        this.warehouse = ledger.warehouse();
        this.datasets = datasets;
        this.dataset = dataset;
        this.load = load;
        this.metrics = ledger.metrics(load);
    }

    /** @param restore shows the candidate again after a statement that failed */
    List<CheckResult> evaluate(Runnable restore) {
        CheckedRows.LoadCounts counts = counts();
        boolean distinct = counts.contributed() == counts.accepted();
        LoadRows rows = new LoadRows(warehouse, dataset, load, distinct);
        rows.show();
        CheckedRows.Rows own = new CheckedRows.Rows(
                "load_rows",
                partition(),
                listed(),
                LINEAGE,
                Optional.of(rows.query()),
                duplicates(rows, dataset.main()));
        CheckedRows subject = new CheckedRows(
                load.receivedAt(),
                ledger.loads(dataset.name()).stream()
                        .map(Load::receivedAt)
                        .filter(time -> time.isBefore(load.receivedAt()))
                        .max(Comparator.naturalOrder()),
                own,
                children(rows),
                warehouse.query(Sql.named("verify/file_counts"), load.id()).stream()
                        .map(row -> new CheckedRows.FileCounts(
                                row.text(0), row.number(1), row.number(2), row.number(3), row.number(4)))
                        .toList(),
                counts,
                others(),
                distinct
                        ? own
                        : new CheckedRows.Rows(
                                LoadRows.DELIVERED,
                                own.partition(),
                                own.listed(),
                                LINEAGE,
                                Optional.of(rows.delivered()),
                                CheckedRows.Duplicates.NONE));
        return Checks.evaluate(warehouse, dataset.contract(), subject, () -> {
            restore.run();
            rows.show();
        });
    }

    private Map<String, CheckedRows.Rows> children(LoadRows rows) {
        return dataset.children().stream()
                .collect(Collectors.toMap(
                        child -> child.child().orElseThrow().name(),
                        child -> new CheckedRows.Rows(
                                "load_" + child.child().orElseThrow().name(),
                                List.of(),
                                List.of(),
                                LINEAGE,
                                Optional.empty(),
                                duplicates(rows, child))));
    }

    private CheckedRows.Duplicates duplicates(LoadRows rows, Entity entity) {
        return new CheckedRows.Duplicates(
                count(entity, Metric.DUPLICATE), count(entity, Metric.ACCEPTED), rows.duplicates(entity));
    }

    /** Columns of the restated scope, where readers see them. */
    private List<String> partition() {
        List<String> scope = dataset.contract().scope();
        return dataset.main().columnNames().containsAll(scope) ? scope : List.of();
    }

    /** None where the path may write a value otherwise than the column does. */
    private List<List<String>> listed() {
        List<String> partition = partition();
        boolean written = partition.stream()
                .map(name -> dataset.contract().column(name).orElseThrow().type())
                .allMatch(type -> type instanceof Type.Date || type instanceof Type.Text);
        return partition.isEmpty() || !written
                ? List.of()
                : ledger.deliveries(load.id()).stream()
                        .filter(Delivery::whole)
                        .map(delivery -> partition.stream()
                                .map(delivery.item().captured()::get)
                                .toList())
                        .distinct()
                        .toList();
    }

    private CheckedRows.LoadCounts counts() {
        return new CheckedRows.LoadCounts(
                count(dataset.main(), Metric.ACCEPTED),
                count(dataset.main(), Metric.CONTRIBUTED),
                count(dataset.main(), Metric.DUPLICATE),
                count(dataset.main(), Metric.REPEATED),
                count(dataset.main(), Metric.REPLACED));
    }

    private long count(Entity entity, Metric metric) {
        return metrics.getOrDefault(entity.changes().toString(), Map.of()).getOrDefault(metric, 0L);
    }

    private Map<String, CheckedRows.Other> others() {
        Contract contract = dataset.contract();
        Map<String, CheckedRows.Other> others = new HashMap<>();
        for (Entity entity : dataset.entities()) {
            entity.relationships().stream().map(Relationship::to).forEach(to -> other(others, to));
        }
        contract.everyCheck().stream()
                .filter(check -> check.expectation().equals("references"))
                .forEach(check -> other(others, String.valueOf(check.arguments().get("to"))));
        return others;
    }

    private void other(Map<String, CheckedRows.Other> others, String name) {
        Entity main = datasets.find(name).main();
        if (!warehouse.columns(main.latest()).isEmpty()) {
            others.put(name, new CheckedRows.Other(main.latest().toString(), main.keyNames()));
        }
    }
}
