package dev.varve.worlds.model;

import static dev.varve.worlds.spec.Trait.DELETES_BY_VALUE;
import static dev.varve.worlds.spec.Trait.EFFECTIVE;
import static dev.varve.worlds.spec.Trait.SEQUENCED;
import static java.util.Comparator.comparing;

import dev.varve.worlds.spec.Delivery;
import dev.varve.worlds.spec.Line;
import dev.varve.worlds.spec.Spec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** Which deliveries contribute, and what they say: one listing a scope and moment, in order of receipt. */
final class Listings {

    private final Spec spec;

    private Listings(Spec spec) {
        this.spec = spec;
    }

    static List<Listing> of(Spec spec, Collection<Delivery> deliveries) {
        Listings listings = new Listings(spec);
        return listings.withoutStale(listings.listings(deliveries));
    }

    private List<Listing> listings(Collection<Delivery> deliveries) {
        NavigableMap<String, List<Delivery>> grouped = new TreeMap<>();
        for (Delivery delivery : deliveries) {
            String listing = delivery.receivedAt() + "|" + (spec.restates() ? delivery.region() : delivery.file());
            grouped.computeIfAbsent(listing, name -> new ArrayList<>()).add(delivery);
        }
        return grouped.values().stream()
                .map(this::listing)
                .sorted(comparing(Listing::receivedAt))
                .toList();
    }

    private Listing listing(List<Delivery> deliveries) {
        List<Entry> entries = new ArrayList<>();
        Set<List<String>> rejectedKeys = new HashSet<>();
        boolean concludes = true;
        Map<String, Integer> occurrences = new HashMap<>();
        for (Delivery delivery : deliveries) {
            for (int i = 0; i < delivery.lines().size(); i++) {
                Line line = delivery.lines().get(i);
                Map<String, String> values = values(delivery, line);
                if (!line.good()) {
                    concludes &= line.keyReadable() && spec.keyed();
                    rejectedKeys.add(keyOf(values));
                    continue;
                }
                int occurrence = occurrences.merge(values.toString(), 1, Integer::sum);
                String owner = spec.restates()
                        ? String.valueOf(delivery.region())
                        : delivery.receivedAt() + "\n" + delivery.file();
                entries.add(new Entry(
                        spec.keyed() ? keyOf(values) : List.of(owner, values.toString(), "" + occurrence),
                        delivery.receivedAt(),
                        spec.has(EFFECTIVE) ? Instant.parse(line.value("at")) : delivery.receivedAt(),
                        spec.has(SEQUENCED) && line.value("seq") != null ? Integer.valueOf(line.value("seq")) : null,
                        spec.has(DELETES_BY_VALUE) && Spec.GONE.equals(line.value("status")),
                        values,
                        line.parts(),
                        owner,
                        delivery.modifiedAt(),
                        delivery.path(),
                        delivery.rowsBefore() + i + 1));
            }
        }
        Delivery any = deliveries.getFirst();
        return new Listing("" + any.region(), any.receivedAt(), entries, rejectedKeys, concludes);
    }

    private Map<String, String> values(Delivery delivery, Line line) {
        Map<String, String> values = new TreeMap<>();
        for (String column : spec.columns()) {
            values.put(column, column.equals("region") ? delivery.region() : line.value(column));
        }
        return values;
    }

    private List<String> keyOf(Map<String, String> values) {
        return spec.key().stream().map(values::get).toList();
    }

    /** Without effective_at, a listing whose greatest sequence is lower than that of one received earlier says nothing. */
    private List<Listing> withoutStale(List<Listing> listings) {
        if (!spec.restates() || !spec.has(SEQUENCED) || spec.has(EFFECTIVE)) {
            return listings;
        }
        List<Listing> fresh = new ArrayList<>();
        for (Listing listing : listings) {
            boolean stale = listings.stream()
                    .filter(other -> other.scope().equals(listing.scope()))
                    .filter(other -> other.receivedAt().isBefore(listing.receivedAt()))
                    .anyMatch(other -> listing.greatestSequence() != null
                            && other.greatestSequence() != null
                            && listing.greatestSequence() < other.greatestSequence());
            if (!stale) {
                fresh.add(listing);
            }
        }
        return fresh;
    }
}
