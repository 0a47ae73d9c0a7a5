package dev.varve.derive.outbox;

import dev.varve.ledger.Load;
import dev.varve.warehouse.Cells;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.Warehouse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * From when on something counts that was published at once.
 *
 * @param at all of it
 * @param one none of it before
 */
public record KnownFrom(Instant at, boolean one) {
    /** Of loads, with the decisions made on them so far. */
    public static KnownFrom of(Warehouse warehouse, String dataset, List<Load> loads) {
        Cells moments = moments(warehouse, dataset, "l.load_id in (" + ids(loads) + ")");
        return new KnownFrom(moments.time(0), moments.time(0).equals(moments.time(1)) && moments.number(2) == 0);
    }

    /** From when on everything counts that was ever published of a dataset; empty where nothing was. @param but these loads */
    public static Optional<Instant> all(Warehouse warehouse, String dataset, List<Load> but) {
        Optional<Instant> loads = Optional.ofNullable(
                moments(warehouse, dataset, "l.state = 'published' and l.load_id not in (" + ids(but) + ")")
                        .time(0));
        Optional<Instant> admitted = admitted(warehouse, dataset);
        return loads.map(time -> admitted.filter(time::isBefore).orElse(time));
    }

    /** When a person last let rows of a dataset in. */
    public static Optional<Instant> admitted(Warehouse warehouse, String dataset) {
        return Optional.ofNullable(warehouse
                .query(Sql.named("outbox/admitted"), dataset)
                .getFirst()
                .time(0));
    }

    private static Cells moments(Warehouse warehouse, String dataset, String loads) {
        return warehouse
                .query(Sql.named("outbox/moments").with("dataset", dataset).with("loads", loads))
                .getFirst();
    }

    private static String ids(List<Load> loads) {
        return loads.isEmpty()
                ? "-1"
                : loads.stream().map(load -> Long.toString(load.id())).collect(Collectors.joining(", "));
    }
}
