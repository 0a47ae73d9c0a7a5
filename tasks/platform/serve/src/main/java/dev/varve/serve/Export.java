package dev.varve.serve;

import dev.varve.contract.Tables;
import dev.varve.ledger.Ledger;
import dev.varve.storage.stream.WriteFailure;
import dev.varve.warehouse.Cells;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Copies what readers see to {@code serve/}: immutable Parquet files named by their rows, and one catalog. */
public final class Export {
    /** Readers that opened an older catalog may still use its files, this long after they left it. */
    private static final Duration GRACE = Duration.ofMinutes(10);

    private static final String ALL = "all";

    private static final List<String> CONTROL = List.of(
            "load",
            "decision",
            "delivery",
            "file",
            "content",
            "coverage",
            "published",
            "drift",
            "added_column",
            "rejected_row",
            "reject_decision",
            "check_result",
            "metric",
            "restatement",
            "contract_decision");

    private final Ledger ledger;
    private final Warehouse warehouse;
    private final Path serve;

    public Export(Ledger ledger, Path serve) {
        this.ledger = ledger;
        this.warehouse = ledger.warehouse();
        this.serve = serve;
    }

    /**
     * Brings {@code serve/} up to what the warehouse has published.
     *
     * @param datasets every dataset whose version the catalog names
     * @return files written
     */
    public int run(List<String> datasets) {
        try {
            Files.createDirectories(serve);
            Catalog catalog = Catalog.read(serve);
            Set<String> before = catalog.files();
            List<Cells> waiting = warehouse.query(Sql.named("serve/waiting"));
            for (Cells row : waiting) {
                String target = row.text(0);
                String part = row.text(1);
                if (warehouse.columns(schema(target), table(target)).isEmpty()) {
                    catalog.tables().remove(target);
                } else {
                    catalog.put(target, part, write(rows(target, part), order(part), target));
                }
            }
            for (String table : CONTROL) {
                catalog.put("control." + table, "", write("select * from control." + table, ALL, "control." + table));
            }
            datasets.forEach(dataset -> catalog.published()
                    .put(dataset, ledger.publishedVersion(dataset).version()));
            before.removeAll(catalog.files());
            graceFromNow(before);
            catalog.write(serve);
            warehouse.transaction(
                    () -> waiting.forEach(row -> warehouse.run(Sql.named("serve/exported"), row.text(0), row.text(1))));
            forget(catalog.files());
            return waiting.size();
        } catch (IOException e) {
            throw WriteFailure.of(e, serve);
        }
    }

    private static String rows(String target, String part) {
        if (part.isEmpty()) {
            return "select * from " + target;
        }
        String statement = Tables.Kind.RAW.entity(target).isPresent() ? "serve/raw_of_load" : "serve/changes_of_load";
        return Sql.named(statement).with("target", target).with("load", part).complete();
    }

    private static String order(String part) {
        return part.isEmpty() ? ALL : "_file_id, _row_number";
    }

    /** @param order of the rows in the file; its name does not depend on it */
    private String write(String rows, String order, String target) throws IOException {
        String name = target + "/" + warehouse.digest(rows).substring(0, 32) + ".parquet";
        if (!Files.exists(serve.resolve(name))) {
            Path temporary = Files.createDirectories(serve.resolve(target)).resolve(".part");
            Files.deleteIfExists(temporary);
            warehouse.export(rows + " order by " + order, temporary);
            Files.move(temporary, serve.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        }
        return name;
    }

    /** A file's own time counts until {@link #GRACE} ends, and it may have been written long ago. */
    private void graceFromNow(Set<String> leaving) throws IOException {
        for (String file : leaving) {
            if (Files.exists(serve.resolve(file))) {
                Files.setLastModifiedTime(serve.resolve(file), FileTime.from(Instant.now()));
            }
        }
    }

    private void forget(Set<String> used) throws IOException {
        Instant old = Instant.now().minus(GRACE);
        try (Stream<Path> files = Files.walk(serve)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".parquet")).toList()) {
                String name = serve.relativize(file).toString().replace('\\', '/');
                if (!used.contains(name)
                        && Files.getLastModifiedTime(file).toInstant().isBefore(old)) {
                    Files.delete(file);
                }
            }
        }
    }

    private static String schema(String target) {
        return target.substring(0, target.indexOf('.'));
    }

    private static String table(String target) {
        return target.substring(target.indexOf('.') + 1);
    }
}
