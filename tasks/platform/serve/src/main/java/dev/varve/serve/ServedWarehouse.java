package dev.varve.serve;

import dev.varve.contract.Contract;
import dev.varve.contract.Tables;
import dev.varve.contract.read.Contracts;
import dev.varve.derive.AsKnown;
import dev.varve.derive.Datasets;
import dev.varve.derive.KnownAt;
import dev.varve.failure.TaskFailure;
import dev.varve.warehouse.Engine;
import dev.varve.warehouse.Warehouse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

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
            Path serve,
            Engine engine,
            Engine.Settings settings,
            String query,
            Optional<Instant> asKnownAt,
            Contracts contracts) {
        if (!Files.exists(serve.resolve("catalog.json"))) {
            throw TaskFailure.usage("nothing is published yet: " + serve
                    + " has no catalog.json; load something first, for" + " example with varve run");
        }
        Catalog catalog = Catalog.read(serve);
        Warehouse warehouse = engine.inMemory(settings);
        try {
            for (String schema : new String[] {"raw", "conformed", "snapshot", "aggregate", "control"}) {
                warehouse.run("create schema if not exists " + schema);
            }
            String text = query.toLowerCase(Locale.ROOT).replace("\"", "").replaceAll("\\s*\\.\\s*", ".");
            if (asKnownAt.isEmpty()) {
                boolean all = text.contains("information_schema") || text.contains("duckdb_") || text.contains("show ");
                catalog.tables().forEach((table, parts) -> {
                    if (all || text.contains(table)) {
                        view(warehouse, serve, table, parts);
                    }
                });
                pixels(catalog, all ? "" : text, view -> {
                    view(warehouse, serve, view.raw(), catalog.tables().get(view.raw()));
                    view(warehouse, serve, view.latest(), catalog.tables().get(view.latest()));
                    view.create(warehouse);
                });
            } else {
                asKnown(warehouse, catalog, serve, text, asKnownAt.get(), contracts);
            }
            return new ServedWarehouse(warehouse);
        } catch (RuntimeException e) {
            warehouse.close();
            throw e;
        }
    }

    private static void asKnown(
            Warehouse warehouse, Catalog catalog, Path serve, String text, Instant at, Contracts contracts) {
        catalog.tables().forEach((table, parts) -> {
            if (table.startsWith("control.")
                    || Tables.Kind.CHANGES.entity(table).isPresent()
                    || Tables.Kind.RAW.entity(table).isPresent()) {
                view(warehouse, serve, table, parts);
            }
        });
        AsKnown known = new AsKnown(new Datasets(contracts, warehouse), warehouse, KnownAt.at(at));
        for (Contract contract : contracts.all()) {
            if (catalog.tables().containsKey(Tables.changes(contract.table()).toString()) && mentions(text, contract)) {
                known.build(contract.dataset());
            }
        }
        pixels(catalog, text, view -> view.create(warehouse));
    }

    /** @param text that names a view to have it; empty for all */
    private static void pixels(Catalog catalog, String text, Consumer<PixelViews.View> each) {
        catalog.tables().keySet().stream()
                .flatMap(table -> PixelViews.of(catalog, table).stream())
                .filter(view -> text.isEmpty() || text.contains(view.name()))
                .forEach(each);
    }

    private static boolean mentions(String text, Contract contract) {
        return contract.tables().all().stream().map(Tables.Made::entity).anyMatch(text::contains);
    }

    private static void view(Warehouse warehouse, Path serve, String table, SortedMap<String, String> parts) {
        String files = parts.values().stream()
                .map(file ->
                        "'" + serve.resolve(file).toAbsolutePath().toString().replace("'", "''") + "'")
                .collect(Collectors.joining(", "));
        // A folder env=prod on the way to home would answer for a column env.
        warehouse.run("create or replace view " + table + " as select * from read_parquet([" + files
                + "], union_by_name = true, hive_partitioning = false)");
    }

    public Warehouse warehouse() {
        return warehouse;
    }

    @Override
    public void close() {
        warehouse.close();
    }
}
