package dev.varve.ledger.change;

import dev.varve.contract.Contract;
import dev.varve.contract.InvalidContract;
import dev.varve.contract.read.Contracts;
import dev.varve.ledger.Json;
import dev.varve.warehouse.Cells;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The contracts by which published tables are made, where files say something else by now. */
public final class InForce {
    private InForce() {}

    /**
     * Of datasets that nothing is published of, and of those whose kept contract cannot be read by this version, what files say.
     *
     * @param declared by files
     * @param warehouse the ledger's, or a reader's copy of it
     */
    public static Contracts of(Contracts declared, Warehouse warehouse) {
        return of(declared, warehouse, true);
    }

    /** The same where nothing is published again yet. */
    public static Contracts toRebuild(Contracts declared, Warehouse warehouse) {
        return of(declared, warehouse, false);
    }

    private static Contracts of(Contracts declared, Warehouse warehouse, boolean published) {
        if (warehouse.columns("control", "contract_decision").isEmpty()
                || warehouse.columns("control", "published").isEmpty()) {
            return declared;
        }
        Map<String, Map<String, String>> kept = new HashMap<>();
        for (Cells row : warehouse.query(Sql.named("contract/in_force"))) {
            declared.find(row.text(0))
                    .filter(contract -> !published || row.number(3) > 0)
                    .filter(contract -> !ContractDigests.of(contract).made().equals(row.text(1)))
                    .ifPresent(contract -> kept.put(contract.dataset(), Json.texts(row.text(2))));
        }
        return kept.isEmpty() ? declared : with(declared, kept);
    }

    /** A dataset that is new, and made for what others change to, is left out until they have. */
    public static Contracts with(Contracts declared, Map<String, Map<String, String>> kept) {
        try {
            return declared.with(kept);
        } catch (InvalidContract e) {
            List<String> files = new ArrayList<>(
                    declared.all().stream().map(Contract::dataset).toList());
            files.removeAll(kept.keySet());
            try {
                return growing(declared.without(files).with(kept), declared, files);
            } catch (InvalidContract unreadable) {
                return declared;
            }
        }
    }

    /** @param files datasets to take in as their files declare them, as many as fit */
    private static Contracts growing(Contracts fitting, Contracts declared, List<String> files) {
        Contracts fit = fitting;
        boolean more = true;
        while (more) {
            more = false;
            for (String dataset : List.copyOf(files)) {
                try {
                    fit = fit.with(Map.of(dataset, declared.texts(dataset)));
                    files.remove(dataset);
                    more = true;
                } catch (InvalidContract e) {
                    continue;
                }
            }
        }
        return fit;
    }
}
