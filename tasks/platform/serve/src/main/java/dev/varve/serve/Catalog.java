package dev.varve.serve;

import dev.varve.failure.TaskFailure;
import dev.varve.ledger.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which files hold which table for readers: {@code serve/catalog.json}, swapped whole.
 *
 * @param tables file paths relative to {@code serve/}, by part, by {@code schema.table}; the part is a load's id where a table
 *     grows by loads, else empty
 * @param published version by dataset
 */
public record Catalog(SortedMap<String, SortedMap<String, String>> tables, SortedMap<String, Long> published) {
    private static final String NAME = "catalog.json";

    public static Catalog read(Path serve) {
        try {
            return Json.read(Files.readString(serve.resolve(NAME)), Catalog.class);
        } catch (NoSuchFileException e) {
            return new Catalog(new TreeMap<>(), new TreeMap<>());
        } catch (IOException e) {
            throw TaskFailure.configuration("cannot read " + serve.resolve(NAME) + ": " + e.getMessage(), e);
        }
    }

    void write(Path serve) throws IOException {
        Path temporary = serve.resolve(NAME + ".part");
        Files.writeString(temporary, Json.lines(this));
        Files.move(temporary, serve.resolve(NAME), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    void put(String table, String part, String file) {
        tables.computeIfAbsent(table, name -> new TreeMap<>()).put(part, file);
    }

    Set<String> files() {
        Set<String> files = new LinkedHashSet<>();
        tables.values().stream().map(Map::values).forEach(files::addAll);
        return files;
    }
}
