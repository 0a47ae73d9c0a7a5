package dev.varve.cli.status;

import dev.varve.cli.screen.CellText;
import dev.varve.cli.screen.TerminalTable;
import dev.varve.contract.Contract;
import dev.varve.contract.Tables;
import dev.varve.ledger.Load;
import dev.varve.warehouse.Cells;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.Warehouse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a load stands: one row of {@code serve/status_of_loads}. */
record LoadStatus(Cells row) {
    private static final List<String> NAMES = List.of(
            "load",
            "received_at",
            "state",
            "reason",
            "published_at",
            "files",
            "accepted_rows",
            "rejected_rows",
            "new_rows",
            "changed_rows",
            "deleted_rows");

    /** In received order. */
    static List<LoadStatus> all(Contract contract, Warehouse warehouse) {
        return warehouse
                .query(
                        Sql.named("serve/status_of_loads"),
                        Tables.latest(contract.table()).toString(),
                        contract.dataset())
                .stream()
                .map(LoadStatus::new)
                .toList();
    }

    String shortKey() {
        return row.text(0).substring(0, 12);
    }

    String state() {
        return row.text(2);
    }

    /** Why it is held or refused, or null. */
    String reason() {
        return row.text(3);
    }

    /** What follows from the reason, and what to do; empty where the load is not refused. */
    Optional<String> consequence(String dataset) {
        if (!state().equals(Load.State.REFUSED.text())) {
            return Optional.empty();
        }
        return Optional.of("readers keep what they had; "
                + (row.number(11) > 0
                        ? "deliver the whole file again"
                        : "varve rejects " + dataset + " --load " + shortKey() + " lists the rows"));
    }

    /** New, changed and deleted are rows that readers of the latest table see appear, change and go. */
    static String table(List<LoadStatus> loads) {
        TerminalTable table = new TerminalTable(
                "load", "received at", "state", "files", "accepted", "rejected", "new", "changed", "deleted");
        loads.forEach(load -> table.row(
                load.shortKey(),
                load.row.values().get(1),
                load.state(),
                load.row.number(5),
                load.row.number(6),
                load.row.number(7),
                load.row.values().get(8),
                load.row.values().get(9),
                load.row.values().get(10)));
        return table.text();
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        for (int i = 0; i < NAMES.size(); i++) {
            json.put(NAMES.get(i), CellText.json(row.values().get(i)));
        }
        return json;
    }
}
