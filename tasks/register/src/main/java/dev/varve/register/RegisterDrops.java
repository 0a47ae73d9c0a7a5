package dev.varve.register;

import dev.varve.contract.Contract;
import dev.varve.contract.ContractPart;
import dev.varve.ledger.Arrivals;
import dev.varve.ledger.Delivered;
import dev.varve.ledger.Delivery;
import dev.varve.ledger.Ids;
import dev.varve.ledger.Ledger;
import dev.varve.ledger.Manifest;
import dev.varve.runtime.Session;
import dev.varve.storage.StoredObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
        Registered total = new Registered(0, 0, 0, 0, 0);
        for (Arrivals.Drop drop : session.arrivals(contract).drops(until)) {
            total = total.plus(register(contract, drop));
        }
        ledger.archive(dataset, session.archive());
        return total;
    }

    private Registered register(Contract contract, Arrivals.Drop drop) {
        return contract.isUndated()
                ? undated(contract, drop.arrivals().getFirst())
                : register(contract, drop.receivedAt(), read(contract, drop.arrivals()));
    }

    /** What an object of landing has now. */
    private record Read(Arrivals.Arrival arrival, List<Manifest.Item> items) {}

    private List<Read> read(Contract contract, List<Arrivals.Arrival> arrivals) {
        ReadObject reading = new ReadObject(session, contract);
        return arrivals.stream()
                .map(arrival -> new Read(arrival, reading.read(arrival)))
                .toList();
    }

    private Registered undated(Contract contract, Arrivals.Arrival arrival) {
        Read read = read(contract, List.of(arrival)).getFirst();
        Instant receivedAt = new Undated(session, contract).receivedAt(arrival, read.items());
        return register(contract, receivedAt, List.of(read));
    }

    private Registered register(Contract contract, Instant receivedAt, List<Read> drop) {
        List<Manifest.Item> items = new ArrayList<>();
        List<Manifest.Item> known = new ArrayList<>();
        List<Manifest.Item> sidecars = new ArrayList<>();
        long bytes = 0;
        Delivered before = ledger.delivered(contract.dataset(), receivedAt);
        for (Read read : drop) {
            StoredObject object = read.arrival().object();
            bytes += object.bytes();
            read.arrival().sidecars().values().forEach(sidecar -> sidecars.add(Sidecars.seen(sidecar)));
            List<Manifest.Item> into = before.repeats(object.path(), read.items()) ? known : items;
            read.items().forEach(item -> into.add(item.version(before.next(object.path()))));
        }
        if (items.isEmpty()) {
            ledger.warehouse().transaction(() -> {
                see(contract, receivedAt, known);
                see(contract, receivedAt, sidecars);
            });
            return new Registered(0, 0, 0, known.size(), bytes);
        }
        int damaged = (int) items.stream().filter(item -> !item.whole()).count();
        int files = items.size();
        join(contract, receivedAt, items, known);
        ledger.warehouse().transaction(() -> {
            see(contract, receivedAt, known);
            see(contract, receivedAt, sidecars);
            ledger.insert(manifest(contract, receivedAt, items));
            ledger.supersede(contract.dataset());
        });
        return new Registered(1, files, damaged, known.size(), bytes);
    }

    private void see(Contract contract, Instant receivedAt, List<Manifest.Item> items) {
        ledger.see(contract.dataset(), receivedAt, items);
    }

    /**
     * Whole files of a load that was not let in and has this received_at join, so that the drop is judged whole; an object that was
     * delivered again brings what it has now, which for a zip or tar may be fewer members than before.
     */
    private void join(Contract contract, Instant receivedAt, List<Manifest.Item> items, List<Manifest.Item> known) {
        Set<String> again = new HashSet<>();
        Set<List<String>> unchanged = new HashSet<>();
        items.forEach(item -> again.add(item.landed()));
        for (Manifest.Item item : known) {
            again.add(item.landed());
            unchanged.add(List.of(item.path(), item.content().contentId()));
        }
        Set<String> paths = new HashSet<>();
        for (Delivery delivery : ledger.orphans(contract.dataset(), receivedAt)) {
            boolean ofDrop =
                    !contract.isUndated() || again.contains(delivery.item().landed());
            boolean counts = !again.contains(delivery.item().landed())
                    || unchanged.contains(
                            List.of(delivery.path(), delivery.item().content().contentId()));
            if (ofDrop && counts && paths.add(delivery.path())) {
                items.add(again(delivery));
            }
        }
        items.sort(Comparator.comparing(Manifest.Item::path));
    }

    /** What was registered before versions were told keeps the id it has. */
    private static Manifest.Item again(Delivery delivery) {
        boolean plain = delivery.id() == Ledger.deliveryId(delivery.fileId(), delivery.receivedAt());
        return plain ? delivery.item().version(0) : delivery.item();
    }

    private Manifest manifest(Contract contract, Instant receivedAt, List<Manifest.Item> items) {
        List<String> parts = new ArrayList<>(List.of("load", contract.dataset()));
        for (Manifest.Item item : items) {
            parts.add(Long.toString(Ledger.deliveryId(contract.dataset(), receivedAt, item)));
        }
        return new Manifest(
                contract.dataset(),
                Ids.hash(parts),
                receivedAt,
                ledger.now(),
                contract.digest(ContractPart.RAW),
                ledger.version(),
                List.copyOf(items));
    }
}
