package dev.varve.worlds.model;

import static java.util.Comparator.naturalOrder;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What a scope was said to be at one moment: the union of its deliveries with one {@code received_at}. */
record Listing(
        String scope, Instant receivedAt, List<Entry> entries, Set<List<String>> rejectedKeys, boolean concludes) {

    boolean names(List<String> key) {
        return entries.stream().anyMatch(entry -> entry.key().equals(key));
    }

    boolean namesFact(Entry fact) {
        return entries.stream()
                .anyMatch(entry ->
                        entry.key().equals(fact.key()) && entry.effectiveAt().equals(fact.effectiveAt()));
    }

    Integer greatestSequence() {
        return entries.stream()
                .map(Entry::sequence)
                .filter(sequence -> sequence != null)
                .max(naturalOrder())
                .orElse(null);
    }
}
