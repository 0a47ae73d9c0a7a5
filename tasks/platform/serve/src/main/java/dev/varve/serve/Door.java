package dev.varve.serve;

import dev.varve.contract.Tables;
import dev.varve.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.TreeSet;

/**
 * {@code serve/varve.duckdb}: a small database whose views are the served tables, for whoever opens DuckDB without us. Of each table that
 * tells what was known there are also macros: {@link ServedSql#macros}.
 */
final class Door {
    static final String NAME = "varve.duckdb";
    /** DuckDB opens it from the version before the last on. */
    private static final String STORAGE = "v1.2.0";

    /** Says where {@link #NAME} was written for. */
    private static final String PLACE = NAME + ".path";

    private final Warehouse warehouse;
    private final Path serve;

    Door(Warehouse warehouse, Path serve) {
        this.warehouse = warehouse;
        this.serve = serve;
    }

    /** Its paths are absolute: in a home that was moved it opens nothing. */
    boolean opens() throws IOException {
        return Files.exists(serve.resolve(NAME))
                && Files.exists(serve.resolve(PLACE))
                && Files.readString(serve.resolve(PLACE)).equals(place());
    }

    private String place() {
        return serve.toAbsolutePath() + "\n";
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
                    sql.macros(target, table)
                            .forEach((macro, query) ->
                                    warehouse.run("create macro _door." + macro + " as table " + query));
                });
            });
        } finally {
            warehouse.run("detach _door");
        }
        Files.deleteIfExists(serve.resolve(PLACE));
        Files.move(temporary, serve.resolve(NAME), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(serve.resolve(PLACE), place());
    }
}
