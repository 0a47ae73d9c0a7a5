package dev.varve.serve;

import dev.varve.contract.read.Contracts;
import dev.varve.failure.TaskFailure;
import dev.varve.warehouse.Engine;
import dev.varve.warehouse.Warehouse;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** What readers see, from {@code serve/} alone: needs no warehouse, and works while a load writes. */
public final class ServedWarehouse implements AutoCloseable {
    private final Warehouse warehouse;

    private ServedWarehouse(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * Opens the tables that a query names.
     *
     * @param asKnownAt empty for now
     */
    public static ServedWarehouse open(
            ServePlace serve,
            Engine engine,
            Engine.Settings settings,
            String query,
            Optional<Instant> asKnownAt,
            Contracts contracts) {
        serve.pull();
        if (!Catalog.exists(serve.folder())) {
            throw TaskFailure.usage("nothing is published yet: " + serve.location()
                    + " has no catalog.json; load something first, for" + " example with varve run");
        }
        Catalog catalog = Catalog.read(serve.folder());
        Warehouse warehouse = engine.inMemory(settings);
        try {
            for (String schema : new String[] {"raw", "conformed", "snapshot", "aggregate", "control"}) {
                warehouse.run("create schema if not exists " + schema);
            }
            String text = query.toLowerCase(Locale.ROOT).replace("\"", "").replaceAll("\\s*\\.\\s*", ".");
            new ServedViews(warehouse, catalog, new ServedSql(serve)).open(text, asKnownAt, contracts);
            return new ServedWarehouse(warehouse);
        } catch (RuntimeException e) {
            warehouse.close();
            throw e;
        }
    }

    public Warehouse warehouse() {
        return warehouse;
    }

    @Override
    public void close() {
        warehouse.close();
    }
}
