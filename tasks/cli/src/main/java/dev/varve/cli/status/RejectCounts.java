package dev.varve.cli.status;

import dev.varve.warehouse.Sql;
import dev.varve.warehouse.Warehouse;
import java.util.HashMap;
import java.util.Map;

/**
 * Rejected rows of a dataset.
 *
 * @param open they wait for a person
 * @param accepted known, and out
 * @param replayed in by now
 */
record RejectCounts(long open, long accepted, long replayed) {
    static final RejectCounts NONE = new RejectCounts(0, 0, 0);

    /** By dataset. */
    static Map<String, RejectCounts> all(Warehouse warehouse) {
        Map<String, RejectCounts> counts = new HashMap<>();
        warehouse
                .query(Sql.named("serve/status_of_rejects"))
                .forEach(row -> counts.put(row.text(0), new RejectCounts(row.number(1), row.number(2), 0)));
        warehouse.query(Sql.named("serve/status_of_admitted")).forEach(row -> {
            RejectCounts known = counts.getOrDefault(row.text(0), NONE);
            counts.put(row.text(0), new RejectCounts(known.open, known.accepted, row.number(1)));
        });
        return counts;
    }
}
