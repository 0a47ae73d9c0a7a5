package dev.varve.derive;

import dev.varve.derive.sum.RowSums;
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
        return dataset.contract().tables().all().stream()
                .map(made -> made.name().toString())
                .toList();
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
        gone.forEach(target -> {
            warehouse.run(sql("drop_target").with("target", target));
            new RowSums(warehouse).forget(target);
        });
        return gone;
    }

    private static Sql sql(String name) {
        return Sql.named("ledger/" + name);
    }
}
