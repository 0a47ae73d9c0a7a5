package dev.varve.derive.sum;

import dev.varve.contract.Tables;
import java.util.List;

/**
 * A table that readers see, and what of its rows is summed.
 *
 * @param identity columns that identify a row
 * @param columns those that are hashed. Ranges, latest and as-of rows of an entity have the same, so that their sums compare;
 *     columns included of related entities are no part of them
 * @param ranges some of its rows are in force, some are not
 */
public record Summed(Tables.Name table, List<String> identity, List<String> columns, boolean ranges) {
    public Summed {
        identity = List.copyOf(identity);
        columns = columns.stream().sorted().toList();
    }

    /** A condition on a row. */
    String current() {
        return ranges ? "_r.effective_to is null and not _r.deleted" : "true";
    }
}
