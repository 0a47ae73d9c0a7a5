package dev.varve.register;

import dev.varve.contract.Contract;
import dev.varve.contract.ContractPart;
import dev.varve.contract.landing.Packing;
import dev.varve.ledger.Arrivals;
import dev.varve.ledger.Delivered;
import dev.varve.ledger.Delivery;
import dev.varve.ledger.Ids;
import dev.varve.ledger.Ledger;
import dev.varve.ledger.Manifest;
import dev.varve.runtime.Session;
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
        List<Manifest.Item> sidecars = new ArrayList<>();
        long bytes = 0;
        ReadObject reading = new ReadObject(session, contract);
        Delivered before = ledger.delivered(contract.dataset(), drop.receivedAt());
        for (Arrivals.Arrival arrival : drop.arrivals()) {
            bytes += arrival.object().bytes();
            arrival.sidecars().values().forEach(sidecar -> sidecars.add(Sidecars.seen(sidecar)));
            List<Manifest.Item> read = reading.read(arrival);
            String object = arrival.object().path();
            boolean repeated = before.repeats(object, read);
            for (Manifest.Item item : read) {
                Manifest.Item version = item.version(before.next(object));
                (repeated || before.contains(version) ? known : items).add(version);
            }
        }
        if (items.isEmpty()) {
            ledger.warehouse().transaction(() -> {
                see(contract, drop, known);
                see(contract, drop, sidecars);
            });
            return new Registered(0, 0, 0, bytes);
        }
        int damaged = (int) items.stream().filter(item -> !item.whole()).count();
        join(contract, drop, items, known);
        ledger.warehouse().transaction(() -> {
            see(contract, drop, known);
            see(contract, drop, sidecars);
            ledger.insert(manifest(contract, drop, items));
        });
        return new Registered(1, items.size(), damaged, bytes);
    }

    private void see(Contract contract, Arrivals.Drop drop, List<Manifest.Item> items) {
        ledger.see(contract.dataset(), drop.receivedAt(), items);
    }

    /**
     * Whole files of a refused load with this received_at join; an object that was delivered again brings what it has now,
     * which for a zip or tar may be fewer members than before.
     */
    private void join(Contract contract, Arrivals.Drop drop, List<Manifest.Item> items, List<Manifest.Item> known) {
        Set<String> again = new HashSet<>();
        Set<List<String>> unchanged = new HashSet<>();
        items.forEach(item -> again.add(Packing.object(item.path())));
        for (Manifest.Item item : known) {
            again.add(Packing.object(item.path()));
            unchanged.add(List.of(item.path(), item.content().contentId()));
        }
        Set<String> paths = new HashSet<>();
        for (Delivery delivery : ledger.orphans(contract.dataset(), drop.receivedAt())) {
            boolean counts = !again.contains(Packing.object(delivery.path()))
                    || unchanged.contains(
                            List.of(delivery.path(), delivery.item().content().contentId()));
            if (counts && paths.add(delivery.path())) {
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

    private Manifest manifest(Contract contract, Arrivals.Drop drop, List<Manifest.Item> items) {
        List<String> parts = new ArrayList<>(List.of("load", contract.dataset()));
        for (Manifest.Item item : items) {
            parts.add(Long.toString(Ledger.deliveryId(contract.dataset(), drop.receivedAt(), item)));
        }
        return new Manifest(
                contract.dataset(),
                Ids.hash(parts),
                drop.receivedAt(),
                ledger.now(),
                contract.digest(ContractPart.RAW),
                ledger.version(),
                List.copyOf(items));
    }
}
