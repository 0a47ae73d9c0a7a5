package dev.varve.ledger;

import dev.varve.contract.Complete;
import dev.varve.contract.Contract;
import dev.varve.contract.LandingPattern;
import dev.varve.storage.ObjectStore;
import dev.varve.storage.StoredObject;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Objects in landing that are not registered yet, as drops. */
public final class Arrivals {
    private final Contract contract;
    private final ObjectStore landing;
    private final Ledger ledger;

    public Arrivals(Contract contract, ObjectStore landing, Ledger ledger) {
        this.contract = contract;
        this.landing = landing;
        this.ledger = ledger;
    }

    /** An object that the contract's landing pattern matches. */
    public record Arrival(StoredObject object, LandingPattern.Match match, LocalDateTime receivedAt) {}

    /** What arrived together. */
    public record Drop(LocalDateTime receivedAt, List<Arrival> arrivals) {}

    /**
     * Complete drops in received order.
     *
     * @param until only what was received before it; empty for all
     */
    public List<Drop> drops(Optional<Instant> until) {
        Map<String, Ledger.Seen> seen = ledger.seen(contract.dataset());
        List<StoredObject> listed = landing.list(contract.landing().folder());
        Map<String, List<Arrival>> byDrop = new TreeMap<>();
        Map<String, Boolean> fresh = new LinkedHashMap<>();
        for (StoredObject object : listed) {
            Optional<LandingPattern.Match> match = contract.landing().match(object.path());
            if (match.isEmpty()) {
                continue;
            }
            LocalDateTime receivedAt = Ledger.utc(match.get().receivedAt().orElse(object.modifiedAt()));
            if (until.isPresent() && !receivedAt.isBefore(Ledger.utc(until.get()))) {
                continue;
            }
            String drop =
                    contract.landing().capturesReceivedAt() ? receivedAt.toString() : receivedAt + " " + object.path();
            byDrop.computeIfAbsent(drop, key -> new ArrayList<>()).add(new Arrival(object, match.get(), receivedAt));
            fresh.merge(drop, isFresh(object, seen), Boolean::logicalOr);
        }
        List<Drop> drops = new ArrayList<>();
        byDrop.forEach((key, arrivals) -> {
            if (fresh.get(key) && complete(arrivals, listed)) {
                List<Arrival> unseen = arrivals.stream()
                        .filter(arrival -> isFresh(arrival.object(), seen))
                        .toList();
                drops.add(new Drop(arrivals.getFirst().receivedAt(), unseen));
            }
        });
        return drops;
    }

    private static boolean isFresh(StoredObject object, Map<String, Ledger.Seen> seen) {
        Ledger.Seen known = seen.get(object.path());
        return known == null
                || known.bytes() != object.bytes()
                || !known.modifiedAt().equals(Ledger.utc(object.modifiedAt()));
    }

    private boolean complete(List<Arrival> arrivals, Collection<StoredObject> listed) {
        return switch (contract.complete()) {
            case Complete.AsSoonAsSeen() -> true;
            case Complete.Files(int count) -> arrivals.size() >= count;
            case Complete.Quiet(var duration) ->
                arrivals.stream()
                        .allMatch(arrival -> arrival.object()
                                .modifiedAt()
                                .plus(duration)
                                .isBefore(ledger.now().toInstant(java.time.ZoneOffset.UTC)));
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
