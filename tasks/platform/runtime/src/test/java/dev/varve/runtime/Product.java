package dev.varve.runtime;

import dev.varve.ledger.Load;
import dev.varve.ledger.Manifest;
import dev.varve.warehouse.Cells;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A product in a folder, with one dataset. */
final class Product {
    static final String DATASET = "shop.things";
    private final Path root;
    private final Path home;

    Product(Path folder) {
        root = folder.resolve("product");
        home = folder.resolve("home");
        waits(0);
        contract("""
                landing: things/{received_at:yyyyMMdd}/*.csv
                key: id
                columns:
                  id: integer
                """);
    }

    Product waits(int seconds) {
        write("env/poc.yaml", """
                engine: duckdb
                memory_limit: ""
                threads: 1
                lock_wait_seconds: %d
                """.formatted(seconds));
        return this;
    }

    Product contract(String text) {
        write("sql/shop/things/contract.yaml", text);
        return this;
    }

    Path home() {
        return home;
    }

    Map<String, String> variables() {
        return Map.of("VARVE_ROOT", root.toString(), "VARVE_HOME", home.toString());
    }

    Locations places(String... others) {
        Map<String, String> variables = new TreeMap<>(variables());
        for (int i = 0; i < others.length; i += 2) {
            variables.put(others[i], others[i + 1]);
        }
        Locations places = new Locations();
        places.variables(variables);
        return places;
    }

    Session open() {
        return Session.open(places(), notice -> {});
    }

    /** A load without files. */
    static Load register(Session session, String key, int day) {
        Instant time = Instant.parse("2026-03-0" + day + "T00:00:00Z");
        return session.warehouse()
                .transaction(() ->
                        session.ledger().insert(new Manifest(DATASET, key, time, time, "digest", "test", List.of())));
    }

    /** The rows of a query as text. */
    static List<String> rows(Session session, String query) {
        return session.warehouse().query(query).stream()
                .map(row -> row.values().stream().map(Cells::text).collect(Collectors.joining(" ")))
                .toList();
    }

    private void write(String path, String text) {
        Path file = root.resolve(path);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
