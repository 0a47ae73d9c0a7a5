package dev.varve.derive.judged;

import dev.varve.contract.Contract;
import dev.varve.derive.Dataset;
import dev.varve.derive.Entity;
import dev.varve.derive.SqlNames;
import dev.varve.derive.Staging;
import dev.varve.ledger.Ledger;
import dev.varve.ledger.Load;
import dev.varve.warehouse.Cells;
import dev.varve.warehouse.Quoted;
import dev.varve.warehouse.Sql;
import java.util.List;

/** How many of the keys that a load restates the staged candidate would close. */
public final class DeleteCount {
    private final Ledger ledger;
    private final Dataset dataset;

    public DeleteCount(Ledger ledger, Dataset dataset) {
        this.ledger = ledger;
        this.dataset = dataset;
    }

    /** Keys that readers see in the load's scopes, and those of them that would go; before the staged changes are applied. */
    public Cells count(Load load) {
        Entity main = dataset.main();
        Contract contract = dataset.contract();
        List<String> key = main.keyNames();
        String inScope = contract.scope().isEmpty()
                ? "true"
                : "exists (select 1 from " + main.changes() + " _c join control.delivery _d"
                        + " on _d.delivery_id = _c._delivery_id where _d.scope in (select scope from control.delivery where load_id = "
                        + load.id() + ") and " + SqlNames.same("_c", "_l", main.touchNames()) + ")";
        return ledger.warehouse()
                .query(Sql.named("verify/brake")
                        .with("table", main.table())
                        .with("in_scope", inScope)
                        .with("key", Quoted.names("_d", key))
                        .with("staged", new Staging(ledger.warehouse(), dataset).table(main.latest()))
                        .with("same", SqlNames.same("_i", "_d", key))
                        .with("same_p", SqlNames.same("_s", "_p", key)))
                .getFirst();
    }
}
