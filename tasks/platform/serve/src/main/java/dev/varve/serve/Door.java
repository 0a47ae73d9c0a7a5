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
    static final String SCRIPT = "varve.sql";
    /** DuckDB opens it from the version before the last on. */
    private static final String STORAGE = "v1.2.0";

    /** Says where {@link #NAME} was written for. */
    private static final String PLACE = NAME + ".path";

    private final Warehouse warehouse;
    private final ServePlace place;
    private final Path serve;

    Door(Warehouse warehouse, ServePlace place) {
        this.warehouse = warehouse;
        this.place = place;
        this.serve = place.folder();
    }

    /** The same as statements, for files that a database of another machine cannot open while it is written here. */
    String script(Catalog catalog) {
        ServedSql sql = new ServedSql(place.location());
        StringBuilder script = new StringBuilder();
        catalog.served().keySet().stream()
                .map(target -> Tables.Name.of(target).schema())
                .distinct()
                .sorted()
                .forEach(schema -> script.append("create schema if not exists ")
                        .append(schema)
                        .append(";\n"));
        catalog.served().forEach((target, table) -> {
            script.append("create or replace view ")
                    .append(target)
                    .append(" as ")
                    .append(sql.now(table))
                    .append(";\n");
            sql.macros(target, table)
                    .forEach((macro, query) -> script.append("create or replace macro ")
                            .append(macro)
                            .append(" as table ")
                            .append(query.strip())
                            .append(";\n"));
        });
        return script.toString();
    }

    /** Its paths are absolute: in a home that was moved it opens nothing. */
    boolean opens() throws IOException {
        return place.isShared()
                || Files.exists(serve.resolve(NAME))
                        && Files.exists(serve.resolve(PLACE))
                        && Files.readString(serve.resolve(PLACE)).equals(place());
    }

    private String place() {
        return serve.toAbsolutePath() + "\n";
    }

    void write(Catalog catalog) throws IOException {
        if (place.isShared()) {
            return;
        }
        Path temporary = serve.resolve(NAME + ".part").toAbsolutePath();
        Files.deleteIfExists(temporary);
        ServedSql sql = new ServedSql(place);
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
