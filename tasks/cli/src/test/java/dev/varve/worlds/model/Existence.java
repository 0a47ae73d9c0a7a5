package dev.varve.worlds.model;

import static java.util.Comparator.naturalOrder;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/** Absence as state: when keys were deleted by it, and what that does to their rows. */
final class Existence {

    private final List<Listing> listings;
    private final Map<List<String>, NavigableSet<Instant>> deletions;

    Existence(List<Listing> listings) {
        this.listings = listings;
        this.deletions = deletions(listings);
    }

    Map<List<String>, NavigableSet<Instant>> deletions() {
        return deletions;
    }

    /** What older listings say for a deletion's time or later is withdrawn. */
    boolean withdraws(Entry entry) {
        return deletionsOf(entry).stream()
                .anyMatch(at ->
                        entry.receivedAt().isBefore(at) && !entry.effectiveAt().isBefore(at));
    }

    private NavigableSet<Instant> deletionsOf(Entry entry) {
        return deletions.getOrDefault(entry.key(), new TreeSet<>());
    }

    /** A key that its scope had, a newer listing lacks and no other scope has is deleted at the newer receipt. */
    private static Map<List<String>, NavigableSet<Instant>> deletions(List<Listing> listings) {
        Map<List<String>, NavigableSet<Instant>> deletions = new HashMap<>();
        Map<String, Set<List<String>>> had = new HashMap<>();
        NavigableSet<Instant> moments = new TreeSet<>();
        listings.forEach(listing -> moments.add(listing.receivedAt()));
        for (Instant moment : moments) {
            Set<List<String>> lost = new HashSet<>();
            for (Listing listing : listings) {
                if (!listing.receivedAt().equals(moment)) {
                    continue;
                }
                Set<List<String>> here = had.computeIfAbsent(listing.scope(), scope -> new HashSet<>());
                for (List<String> key : List.copyOf(here)) {
                    boolean lacking =
                            !listing.names(key) && !listing.rejectedKeys().contains(key);
                    if (listing.concludes() && lacking) {
                        here.remove(key);
                        lost.add(key);
                    }
                }
                listing.entries().forEach(entry -> here.add(entry.key()));
            }
            for (List<String> key : lost) {
                if (had.values().stream().noneMatch(scope -> scope.contains(key))) {
                    deletions.computeIfAbsent(key, none -> new TreeSet<>()).add(moment);
                }
            }
        }
        return deletions;
    }

    /** A returning key counts from its effective_at or, if that is not after the deletion, from the return's receipt. */
    Instant place(Entry entry) {
        Instant deletion = deletionsOf(entry).lower(entry.receivedAt());
        if (deletion == null || entry.effectiveAt().isAfter(deletion)) {
            return entry.effectiveAt();
        }
        return listings.stream()
                .filter(listing -> listing.receivedAt().isAfter(deletion) && listing.names(entry.key()))
                .map(Listing::receivedAt)
                .min(naturalOrder())
                .orElseThrow();
    }
}
