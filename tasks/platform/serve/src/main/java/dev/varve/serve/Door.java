package dev.varve.serve;

import dev.varve.contract.Tables;
import dev.varve.ledger.Moments;
import dev.varve.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.TreeSet;

/**
 * {@code serve/varve.duckdb}: a small database whose views are the served tables, for whoever opens DuckDB without us. Of each table that
 * tells what was known there is also a macro, as {@code snapshot.retail_orders_latest_known(timestamp '2026-03-05')}.
 */
final class Door {
    static final String NAME = "varve.duckdb";
    /** DuckDB opens it from the version before the last on. */
    private static final String STORAGE = "v1.2.0";

    static final String KNOWN = "_known";
    private final Warehouse warehouse;
    private final Path serve;

    Door(Warehouse warehouse, Path serve) {
        this.warehouse = warehouse;
        this.serve = serve;
    }

    void write(Catalog catalog) throws IOException {
        Path temporary = serve.resolve(NAME + ".part").toAbsolutePath();
        Files.deleteIfExists(temporary);
        ServedSql sql = new ServedSql(serve);
        warehouse.run("attach '" + temporary.toString().replace("'", "''") + "' as _door (storage_version '" + STORAGE
                + "')");
        try {
            warehouse.transaction(() -> {
                new TreeSet<>(catalog.served().keySet().stream()
                                .map(target -> Tables.Name.of(target).schema())
                                .toList())
                        .forEach(schema -> warehouse.run("create schema _door." + schema));
                catalog.served().forEach((target, table) -> {
                    warehouse.run("create view _door." + target + " as " + sql.now(table));
                    if (table.versioned()) {
                        warehouse.run(
                                "create macro _door." + target + KNOWN + "(_at) as table " + known(sql, target, table));
                    }
                });
            });
        } finally {
            warehouse.run("detach _door");
        }
        Files.move(temporary, serve.resolve(NAME), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Where changes one by one do not tell what was known, an error says so: never another time's rows. */
    static String known(ServedSql sql, String target, ServedTable table) {
        String was = ServedSql.FROM + " <= _at and (" + ServedSql.TO + " is null or " + ServedSql.TO + " > _at)";
        String since = table.knownSince() == null
                ? was
                : "case when _at < timestamp '" + Moments.text(table.knownSince()) + "' then error('" + target
                        + " tells what was known from " + Moments.text(table.knownSince())
                        + " on; for times before ask varve query --as-known-at') else " + was + " end";
        return "select * exclude (" + ServedSql.FROM + ", " + ServedSql.TO + ") from (" + sql.versions(table)
                + ") _v where " + since;
    }
}
