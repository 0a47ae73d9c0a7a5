package dev.varve.register;

import dev.varve.contract.Compression;
import dev.varve.contract.Contract;
import dev.varve.contract.Section;
import dev.varve.failure.TaskFailure;
import dev.varve.ledger.Arrivals;
import dev.varve.ledger.Delivery;
import dev.varve.ledger.Ids;
import dev.varve.ledger.Ledger;
import dev.varve.ledger.Manifest;
import dev.varve.runtime.Session;
import dev.varve.storage.Archive;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Makes each new drop a load: every byte read once, archived, hashed and proved whole. */
public final class RegisterDrops {
    private final Session session;
    private final Ledger ledger;

    public RegisterDrops(Session session) {
        this.session = session;
        this.ledger = session.ledger();
    }

    public Registered register(String dataset, Optional<Instant> until) {
        Contract contract = session.contract(dataset);
        Registered total = new Registered(0, 0, 0, 0);
        for (Arrivals.Drop drop : session.arrivals(contract).drops(until)) {
            total = total.plus(register(contract, drop));
        }
        ledger.archive(dataset, session.archive());
        return total;
    }

    private Registered register(Contract contract, Arrivals.Drop drop) {
        List<Manifest.Item> items = new ArrayList<>();
        List<Manifest.Item> known = new ArrayList<>();
        long bytes = 0;
        for (Arrivals.Arrival arrival : drop.arrivals()) {
            Manifest.Item item = read(contract, arrival);
            bytes += item.bytes();
            (delivered(contract, drop, item) ? known : items).add(item);
        }
        if (items.isEmpty()) {
            ledger.warehouse().transaction(() -> known.forEach(item -> see(contract, item)));
            return new Registered(0, 0, 0, bytes);
        }
        int damaged = (int) items.stream().filter(item -> !item.whole()).count();
        join(contract, drop, items);
        ledger.warehouse().transaction(() -> {
            known.forEach(item -> see(contract, item));
            ledger.insert(manifest(contract, drop, items));
        });
        return new Registered(1, items.size(), damaged, bytes);
    }

    private void see(Contract contract, Manifest.Item item) {
        ledger.see(contract.dataset(), item.path(), item.bytes(), LocalDateTime.parse(item.modifiedAt()));
    }

    /** The same content under the same received_at: an object that was written again. */
    private boolean delivered(Contract contract, Arrivals.Drop drop, Manifest.Item item) {
        long fileId = Ledger.fileId(contract.dataset(), item.contentId(), item.captured());
        return ledger.delivered(Ledger.deliveryId(fileId, drop.receivedAt().toString()));
    }

    /** Whole files of a refused load with this received_at join; the same path with other content replaces the old one. */
    private void join(Contract contract, Arrivals.Drop drop, List<Manifest.Item> items) {
        Set<String> paths = new HashSet<>();
        items.forEach(item -> paths.add(item.path()));
        for (Delivery delivery : ledger.orphans(contract.dataset(), drop.receivedAt())) {
            if (paths.add(delivery.path())) {
                items.add(Manifest.Item.of(delivery));
            }
        }
        items.sort(Comparator.comparing(Manifest.Item::path));
    }

    private Manifest manifest(Contract contract, Arrivals.Drop drop, List<Manifest.Item> items) {
        List<String> parts = new ArrayList<>(List.of("load", contract.dataset()));
        for (Manifest.Item item : items) {
            long fileId = Ledger.fileId(contract.dataset(), item.contentId(), item.captured());
            parts.add(Long.toString(Ledger.deliveryId(fileId, drop.receivedAt().toString())));
        }
        return new Manifest(
                contract.dataset(),
                Ids.hash(parts),
                drop.receivedAt().toString(),
                ledger.now().toString(),
                contract.digest(Section.RAW),
                ledger.version(),
                List.copyOf(items));
    }

    private Manifest.Item read(Contract contract, Arrivals.Arrival arrival) {
        Map<String, String> captured = new TreeMap<>(arrival.match().values());
        captured.keySet().removeIf(name -> contract.column(name).isEmpty());
        String scope = contract.restates()
                .map(restates -> String.join(
                        "|", restates.scope().stream().map(captured::get).toList()))
                .orElse("");
        String path = arrival.object().path();
        String modifiedAt = Ledger.utc(arrival.object().modifiedAt()).toString();
        if (arrival.object().folder()) {
            String none = Ids.hash("folder", path);
            return new Manifest.Item(
                    path,
                    0,
                    modifiedAt,
                    none,
                    none,
                    0,
                    "",
                    0,
                    captured,
                    scope,
                    false,
                    "not_a_file",
                    "a folder stands where a file should be");
        }
        Archive.Content content = store(contract, path);
        Archive.Damage damage = content.damage();
        return new Manifest.Item(
                path,
                arrival.object().bytes(),
                modifiedAt,
                content.storedHash(),
                content.contentId(),
                content.bytes(),
                content.archivedAs(),
                content.storedBytes(),
                captured,
                scope,
                damage == null,
                damage == null ? null : damage.code(),
                damage == null ? null : damage.message());
    }

    private Archive.Content store(Contract contract, String path) {
        try (InputStream in = session.landing().open(path)) {
            return session.archive().store(in, Compression.of(path), contract.limits());
        } catch (IOException e) {
            throw TaskFailure.transientFailure(
                    contract.dataset() + ": cannot read " + path + " in "
                            + session.landing().location() + ": " + e.getMessage(),
                    e);
        }
    }
}
