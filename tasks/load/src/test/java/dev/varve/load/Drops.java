package dev.varve.load;

import dev.varve.contract.Contract;
import dev.varve.contract.ContractPart;
import dev.varve.contract.landing.Compression;
import dev.varve.ledger.ArchivedContent;
import dev.varve.ledger.Ids;
import dev.varve.ledger.LandedObject;
import dev.varve.ledger.Load;
import dev.varve.ledger.Manifest;
import dev.varve.ledger.Wholeness;
import dev.varve.runtime.Locations;
import dev.varve.runtime.Session;
import dev.varve.storage.Archive;
import dev.varve.warehouse.Cells;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A product with one dataset of things, whose files stand in the archive and in the ledger but not in raw. */
final class Drops {
    static final String DATASET = "shop.things";
    static final String RAW = "raw.shop_things";
    static final String COLUMNS = """
            columns:
              id: integer
              name: text
              amount: decimal(10,2)
              day: date
            """;

    private final Path root;
    private final Path home;

    Drops(Path folder) {
        root = folder.resolve("product");
        home = folder.resolve("home");
        write(root.resolve("env/poc.yaml"), """
                engine: duckdb
                memory_limit: ""
                threads: 0
                lock_wait_seconds: 0
                """.getBytes(StandardCharsets.UTF_8));
    }

    Drops contract(String lines) {
        return contract(lines, COLUMNS);
    }

    Drops contract(String lines, String columns) {
        write(
                root.resolve("sql/shop/things/contract.yaml"),
                ("landing: things/{received_at:yyyyMMdd}/*.csv\nkey: id\n" + lines + "\n" + columns)
                        .getBytes(StandardCharsets.UTF_8));
        return this;
    }

    Session open() {
        Locations places = new Locations();
        places.variables(Map.of("VARVE_ROOT", root.toString(), "VARVE_HOME", home.toString()));
        return Session.open(places, notice -> {});
    }

    /** Below what the warehouse may read. */
    Path landed(String name, byte[] content) {
        return write(home.resolve("landing").resolve(name), content);
    }

    static Load deliver(Session session, String receivedAt, Map<String, byte[]> files) {
        Contract contract = session.contract(DATASET);
        List<Manifest.Item> items = new ArrayList<>();
        new TreeMap<>(files).forEach((path, content) -> items.add(item(session, contract, path, content)));
        String key = Ids.hash(receivedAt, items.toString());
        return session.warehouse()
                .transaction(() -> session.ledger()
                        .insert(new Manifest(
                                DATASET,
                                key,
                                moment(receivedAt),
                                moment(receivedAt),
                                contract.digest(ContractPart.RAW),
                                "test",
                                items)));
    }

    private static Instant moment(String utc) {
        return LocalDateTime.parse(utc).toInstant(ZoneOffset.UTC);
    }

    private static Manifest.Item item(Session session, Contract contract, String path, byte[] bytes) {
        try {
            Archive.Content content =
                    session.archive().store(new ByteArrayInputStream(bytes), Compression.of(path), contract.limits());
            return new Manifest.Item(
                    new LandedObject(path, bytes.length, moment("2026-03-01T00:00")),
                    new ArchivedContent(
                            content.storedHash(),
                            content.contentId(),
                            content.bytes(),
                            content.archivedAs(),
                            content.storedBytes()),
                    Map.of(),
                    "",
                    Wholeness.of(content.damage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Loaded load(Session session) {
        return new LoadFiles(session).load(DATASET, Optional.empty());
    }

    static Load.State state(Session session, Load load) {
        return session.ledger().now(load).state();
    }

    static long fileId(Session session, Load load, String path) {
        return session.ledger().deliveries(load.id()).stream()
                .filter(delivery -> delivery.path().equals(path))
                .findFirst()
                .orElseThrow()
                .fileId();
    }

    /** The rows of a query as text. */
    static List<String> rows(Session session, String query) {
        return session.warehouse().query(query).stream()
                .map(row -> row.values().stream().map(Cells::text).collect(Collectors.joining("|")))
                .toList();
    }

    /** Everything that loading writes rows to. */
    static List<List<String>> all(Session session) {
        return List.of(
                rows(session, "select * from " + RAW + " order by _file_id, _row_number"),
                rows(session, "select * from control.rejected_row order by file_id, row_number"),
                rows(session, "select * from control.stage_marker order by load_id"),
                rows(session, "select * from control.file order by file_id"));
    }

    static byte[] csv(String... lines) {
        return ("id,name,amount,day\n" + String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static Path write(Path file, byte[] content) {
        try {
            Files.createDirectories(file.getParent());
            return Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
