package dev.varve.ledger;

import dev.varve.contract.Complete;
import dev.varve.contract.Contract;
import dev.varve.contract.landing.LandingPattern;
import dev.varve.contract.landing.Sidecar;
import dev.varve.storage.ObjectStore;
import dev.varve.storage.StoredObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Objects in landing that are not registered yet, as drops. */
public final class Arrivals {
    private static final int LISTED = 10;
    private final Contract contract;
    private final ObjectStore landing;
    private final Ledger ledger;

    private final Consumer<String> notice;

    /** @param notice told what of landing is passed over, each once */
    public Arrivals(Contract contract, ObjectStore landing, Ledger ledger, Consumer<String> notice) {
        this.notice = notice;
        this.contract = contract;
        this.landing = landing;
        this.ledger = ledger;
    }

    /**
     * An object that the contract's landing pattern matches.
     *
     * @param sidecars what travels with it
     */
    public record Arrival(
            StoredObject object, LandingPattern.Match match, Instant receivedAt, Map<Sidecar, StoredObject> sidecars) {
        /** The object itself first. */
        public Stream<StoredObject> objects() {
            return Stream.concat(Stream.of(object), sidecars.values().stream());
        }
    }

    /** What arrived together. */
    public record Drop(Instant receivedAt, List<Arrival> arrivals) {}

    /** An object that waits for its sidecars, and its drop with it. */
    public record Waiting(String path, List<String> missing) {
        @Override
        public String toString() {
            return path + " waits for " + String.join(" and ", missing);
        }

        /** The first of them, in words. */
        public static String text(List<Waiting> waiting) {
            return waiting.stream().limit(LISTED).map(Waiting::toString).collect(Collectors.joining("; "))
                    + (waiting.size() > LISTED ? "; and " + (waiting.size() - LISTED) + " more" : "");
        }
    }

    /**
     * What lies in landing and is not registered.
     *
     * @param drops complete ones, in received order
     */
    public record Found(List<Drop> drops, List<Waiting> waiting) {}

    /**
     * Complete drops in received order.
     *
     * @param until only what was received before it; empty for all
     */
    public List<Drop> drops(Optional<Instant> until) {
        return look(until).drops();
    }

    /** @param until only what was received before it; empty for all */
    public Found look(Optional<Instant> until) {
        Map<String, Ledger.Seen> seen = ledger.seen(contract.dataset());
        List<StoredObject> listed = landing.list(contract.landing().folder());
        landing.passedOver().forEach(notice);
        Map<String, List<Arrival>> byDrop = new TreeMap<>();
        Map<String, Boolean> fresh = new LinkedHashMap<>();
        Set<String> incomplete = new HashSet<>();
        List<Waiting> waiting = new ArrayList<>();
        for (Accompanied one : Accompanied.of(contract, listed)) {
            Instant receivedAt = Moments.kept(one.match().receivedAt().orElse(one.modifiedAt()));
            if (until.isPresent() && !receivedAt.isBefore(Moments.kept(until.get()))) {
                continue;
            }
            String path = one.object().path();
            String drop = Moments.text(receivedAt) + (contract.isUndated() ? " " + path : "");
            boolean unseen = one.objects().anyMatch(object -> isFresh(object, seen));
            if (unseen && !one.missing().isEmpty()) {
                waiting.add(new Waiting(path, one.missing()));
                incomplete.add(drop);
            }
            byDrop.computeIfAbsent(drop, key -> new ArrayList<>())
                    .add(new Arrival(one.object(), one.match(), receivedAt, one.sidecars()));
            fresh.merge(drop, unseen, Boolean::logicalOr);
        }
        List<Drop> drops = new ArrayList<>();
        byDrop.forEach((key, arrivals) -> {
            if (fresh.get(key) && !incomplete.contains(key) && complete(arrivals, listed)) {
                List<Arrival> unseen = arrivals.stream()
                        .filter(arrival -> isFresh(arrival, seen))
                        .toList();
                drops.add(new Drop(arrivals.getFirst().receivedAt(), unseen));
            }
        });
        return new Found(drops, waiting);
    }

    private static boolean isFresh(Arrival arrival, Map<String, Ledger.Seen> seen) {
        return arrival.objects().anyMatch(object -> isFresh(object, seen));
    }

    private static boolean isFresh(StoredObject object, Map<String, Ledger.Seen> seen) {
        Ledger.Seen known = seen.get(object.path());
        return known == null || !known.is(object);
    }

    private boolean complete(List<Arrival> arrivals, Collection<StoredObject> listed) {
        return switch (contract.complete()) {
            case Complete.AsSoonAsSeen() -> true;
            case Complete.Files(int count) -> arrivals.size() >= count;
            case Complete.Quiet(var duration) ->
                arrivals.stream()
                        .flatMap(Arrival::objects)
                        .allMatch(object -> object.modifiedAt().plus(duration).isBefore(ledger.now()));
            case Complete.Marker(String name) ->
                arrivals.stream()
                        .map(arrival -> folder(arrival.object().path()))
                        .distinct()
                        .allMatch(folder -> listed.stream()
                                .anyMatch(object ->
                                        !object.folder() && object.path().equals(folder + name)));
        };
    }

    private static String folder(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }
}
