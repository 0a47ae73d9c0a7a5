package dev.varve.derive;

import dev.varve.contract.Aggregate;
import dev.varve.contract.Contract;
import dev.varve.ledger.Ledger;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;

/** The tables of a dataset that readers see. */
final class ReaderTables {
    private final Warehouse warehouse;
    private final Dataset dataset;

    ReaderTables(Ledger ledger, Dataset dataset) {
        this.warehouse = ledger.warehouse();
        this.dataset = dataset;
    }

    private List<String> declared() {
        Contract contract = dataset.contract();
        List<String> targets = new ArrayList<>();
        for (Entity entity : dataset.entities()) {
            targets.add("raw." + entity.table());
            targets.add("conformed." + entity.table() + "_changes");
            targets.add("conformed." + entity.table());
            targets.add("snapshot." + entity.table() + "_latest");
            if (!contract.asOf().isEmpty()) {
                targets.add("snapshot." + entity.table() + "_as_of");
                targets.add("snapshot." + entity.table() + "_as_of_corrected");
            }
        }
        if (contract.keepsRejectedKeys()) {
            targets.add("raw." + contract.table() + "_rejected");
        }
        contract.pixelTable().ifPresent(table -> targets.add("raw." + table));
        for (Aggregate aggregate : contract.aggregates()) {
            targets.add("aggregate." + WindowSql.table(contract, aggregate.name()));
        }
        contract.aggregateSql().keySet().forEach(name -> targets.add("aggregate." + WindowSql.table(contract, name)));
        return targets;
    }

    /**
     * Drops tables that the contract declared once and declares no more; in the caller's transaction.
     *
     * @return what was dropped
     */
    List<String> retire() {
        List<String> declared = declared();
        List<String> known = warehouse.query(sql("targets"), dataset.name()).stream()
                .map(row -> row.text(0))
                .toList();
        List<String> gone = new ArrayList<>(known);
        gone.removeAll(declared);
        for (String target : gone) {
            warehouse.run(sql("forget_target"), dataset.name(), target);
        }
        declared.stream()
                .filter(target -> !known.contains(target))
                .forEach(target -> warehouse.run(sql("insert_target"), dataset.name(), target));
        // Another dataset of the domain may have taken over the name of an aggregate.
        gone.removeIf(target -> warehouse.first(sql("target_of_any"), target).isPresent());
        gone.forEach(target -> warehouse.run(sql("drop_target").with("target", target)));
        return gone;
    }

    private static Sql sql(String name) {
        return Sql.named("ledger/" + name);
    }
}
