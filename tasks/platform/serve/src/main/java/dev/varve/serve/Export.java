package dev.varve.serve;

import dev.varve.contract.Contract;
import dev.varve.contract.Tables;
import dev.varve.derive.Datasets;
import dev.varve.derive.Served;
import dev.varve.derive.outbox.Known;
import dev.varve.derive.outbox.Outbox;
import dev.varve.derive.outbox.Waiting;
import dev.varve.ledger.Ledger;
import dev.varve.serve.FileStore.Written;
import dev.varve.storage.stream.WriteFailure;
import dev.varve.warehouse.Cells;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Brings what readers have in {@code serve/} up to what is published: immutable Parquet files, and one catalog that names them. */
public final class Export {
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

    /** Those with texts of rejected rows. */
    private static final Set<String> HIDDEN = Set.of("rejected_row", "reject_decision");

    private final Ledger ledger;
    private final Datasets datasets;
    private final Warehouse warehouse;
    private final Outbox outbox;
    private final Served served;
    private final ServePlace place;
    private final Path serve;
    private final Duration keep;
    private final FileStore store;
    private final TableFiles tables;
    /** By dataset; 0 where nothing is published. */
    private final SortedMap<String, Long> versions = new TreeMap<>();

    /** @param keep how long files stay that the catalog names no more: readers that opened an older one may still use them */
    public Export(Ledger ledger, Datasets datasets, ServePlace place, Duration keep) {
        this.ledger = ledger;
        this.datasets = datasets;
        this.warehouse = ledger.warehouse();
        this.outbox = new Outbox(warehouse);
        this.served = new Served(ledger, datasets);
        this.place = place;
        this.serve = place.folder();
        this.keep = keep;
        this.store = new FileStore(warehouse, place);
        this.tables = new TableFiles(warehouse, store, place);
        for (Contract contract : datasets.contracts().all()) {
            versions.put(
                    contract.dataset(),
                    ledger.publishedVersion(contract.dataset()).version());
        }
    }

    /**
     * What was written.
     *
     * @param tables tables, or loads' parts of them, that changed
     */
    public record Result(int tables, long rows, long bytes) {
        public static final Result NOTHING = new Result(0, 0, 0);
    }

    public Result run() {
        return run(false);
    }

    /** @param compact every table into as few files as it can have */
    public Result run(boolean compact) {
        try {
            Files.createDirectories(serve);
            place.pull();
            Optional<Catalog> found = Catalog.find(serve);
            Catalog catalog = found.orElseGet(Catalog::empty);
            Set<String> before = catalog.files();
            heal(catalog, found.isEmpty());
            List<Cells> parts = warehouse.query(Sql.named("serve/waiting"));
            parts(catalog, parts);
            List<String> changed = outbox.targets();
            rows(catalog, changed);
            if (compact) {
                for (var table : catalog.served().entrySet()) {
                    table.setValue(tables.compact(Tables.Name.of(table.getKey()), table.getValue(), true));
                }
            }
            control(catalog);
            catalog.published().putAll(versions);
            before.removeAll(catalog.files());
            keepFromNow(before);
            Door door = new Door(warehouse, place);
            if (!catalog.isIn(serve) || !door.opens()) {
                door.write(catalog);
                place.push(catalog, before, place.isShared() ? door.script(catalog) : "");
                catalog.write(serve);
            }
            warehouse.transaction(() -> {
                parts.forEach(row -> warehouse.run(Sql.named("serve/exported"), row.text(0), row.text(1)));
                changed.forEach(target -> outbox.forget(Tables.Name.of(target)));
            });
            place.forget(catalog.files(), keep);
            return new Result(parts.size() + changed.size(), store.rows(), store.bytes());
        } catch (IOException e) {
            throw WriteFailure.of(e, serve);
        }
    }

    /** What readers should have and do not is written again. */
    private void heal(Catalog catalog, boolean all) {
        for (String target : List.copyOf(catalog.served().keySet())) {
            ServedTable table = catalog.served().get(target);
            if (table.names().stream().allMatch(store::has)) {
                continue;
            }
            catalog.served().remove(target);
            if (!table.versioned()) {
                List<ServedTable.Rows> there = table.rows().stream()
                        .filter(file -> store.has(file.file()))
                        .toList();
                catalog.served().put(target, ServedTable.of("", table.next(), there));
                warehouse.transaction(() -> table.rows().stream()
                        .filter(file -> !there.contains(file))
                        .flatMap(file -> file.parts().stream())
                        .forEach(part -> served.toExport(Tables.Name.of(target), part)));
            }
        }
        if (all) {
            warehouse.transaction(() -> published().forEach(contract -> served.loads(contract.dataset())));
        }
    }

    private Stream<Contract> published() {
        return datasets.contracts().all().stream().filter(contract -> versions.get(contract.dataset()) > 0);
    }

    /** Tables that grow by loads. */
    private void parts(Catalog catalog, List<Cells> waiting) throws IOException {
        Set<String> grown = new TreeSet<>();
        for (Cells row : waiting) {
            String target = row.text(0);
            if (warehouse.columns(Tables.Name.of(target)).isEmpty()) {
                catalog.served().remove(target);
            } else {
                grown.add(target);
                part(catalog, target, row.text(1));
            }
        }
        for (String target : grown) {
            catalog.served()
                    .put(
                            target,
                            tables.compact(
                                    Tables.Name.of(target), catalog.served().get(target), false));
        }
    }

    private void part(Catalog catalog, String target, String part) throws IOException {
        ServedTable table = catalog.served().getOrDefault(target, ServedTable.of("", 1, List.of()));
        List<ServedTable.Rows> files = new ArrayList<>();
        Set<String> again = new LinkedHashSet<>(List.of(part));
        for (ServedTable.Rows file : table.rows()) {
            if (file.parts().contains(part)) {
                again.addAll(file.parts());
            } else {
                files.add(file);
            }
        }
        long next = table.next();
        for (String one : again) {
            Written file = store.write(partRows(target, one), target);
            files.add(file.rows(next++, List.of(one)));
        }
        catalog.served().put(target, ServedTable.of("", next, files));
    }

    private static String partRows(String target, String part) {
        String statement = Tables.Kind.RAW.entity(target).isPresent() ? "serve/raw_of_load" : "serve/changes_of_load";
        return Sql.named(statement).with("target", target).with("load", part).complete();
    }

    /** Tables that change row by row. */
    private void rows(Catalog catalog, List<String> changed) throws IOException {
        Set<String> targets = new LinkedHashSet<>(changed);
        published()
                .flatMap(contract -> contract.tables().all().stream())
                .filter(made -> Served.isServedByRows(made.kind()))
                .map(made -> made.name().toString())
                .filter(target -> !catalog.served().containsKey(target))
                .filter(target -> !warehouse.columns(Tables.Name.of(target)).isEmpty())
                .forEach(targets::add);
        for (String target : targets) {
            Tables.Name name = Tables.Name.of(target);
            Optional<ServedTable> before = Optional.ofNullable(catalog.served().get(target));
            ServedTable after = after(name, before);
            catalog.served().put(target, tables.compact(name, after, false));
        }
        outbox.known()
                .forEach((target, known) ->
                        catalog.served().computeIfPresent(target, (name, table) -> table.since(known)));
    }

    private ServedTable after(Tables.Name target, Optional<ServedTable> before) throws IOException {
        List<Waiting> waiting = outbox.waiting(target);
        for (int i = waiting.size() - 1; i >= 0 && before.isPresent(); i--) {
            // A run that was cut short has written this much.
            if (waiting.get(i).token().equals(before.get().token())) {
                waiting = waiting.subList(i + 1, waiting.size());
                if (waiting.isEmpty()) {
                    return before.get();
                }
            }
        }
        Optional<ServedTable> followed = waiting.isEmpty() ? Optional.empty() : tables.follow(target, before, waiting);
        return followed.isPresent() ? followed.get() : whole(target);
    }

    private ServedTable whole(Tables.Name target) throws IOException {
        Known known = outbox.known(target);
        Instant at = known.at().or(this::latest).orElse(Instant.EPOCH);
        Known forgotten = new Known(
                known.token(),
                Optional.of(at),
                known.since().filter(at::isBefore).or(() -> Optional.of(at)));
        warehouse.transaction(() -> outbox.keep(target, forgotten));
        return tables.whole(target, forgotten);
    }

    /** From when on everything counts that is published. */
    private Optional<Instant> latest() {
        return published()
                .flatMap(contract -> served.latest(contract.dataset()).stream())
                .max(Instant::compareTo);
    }

    /** Tables of control are small, and whole files as often as they differ. */
    private void control(Catalog catalog) throws IOException {
        for (String table : CONTROL) {
            String name = "control." + table;
            String rows = shown(table);
            String digest = warehouse.digest(rows).substring(0, 32);
            ServedTable before = catalog.served().get(name);
            if (before == null || !before.token().equals(digest)) {
                Written file = store.write("select * from (\n" + rows + ") order by all", name);
                catalog.served().put(name, ServedTable.of(digest, 2, List.of(file.rows(1, List.of()))));
            }
        }
    }

    private String shown(String table) {
        return !HIDDEN.contains(table)
                ? "select * from control." + table + "\n"
                : Sql.named("serve/hidden_" + table)
                        .with(
                                "hidden",
                                datasets.contracts().all().stream()
                                        .filter(Contract::hidesRejects)
                                        .map(contract -> "'" + contract.dataset() + "'")
                                        .collect(Collectors.collectingAndThen(
                                                Collectors.joining(", "), names -> names.isEmpty() ? "''" : names)))
                        .complete();
    }

    /** A file's own time counts until the time to keep it ends, and it may have been written long ago. */
    private void keepFromNow(Set<String> leaving) throws IOException {
        for (String file : leaving) {
            if (Files.exists(serve.resolve(file))) {
                Files.setLastModifiedTime(serve.resolve(file), FileTime.from(Instant.now()));
            }
        }
    }
}
