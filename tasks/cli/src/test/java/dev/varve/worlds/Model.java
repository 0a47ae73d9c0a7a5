package dev.varve.worlds;

import static dev.varve.worlds.Trait.CHILDREN_BY_KEY;
import static dev.varve.worlds.Trait.DELETES_BY_VALUE;
import static dev.varve.worlds.Trait.EFFECTIVE;
import static dev.varve.worlds.Trait.FACTS;
import static dev.varve.worlds.Trait.NEVER_DELETES;
import static dev.varve.worlds.Trait.SEQUENCED;
import static dev.varve.worlds.Trait.STATE;
import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What readers must see of one dataset, from nothing but the deliveries that count: loops over all of history, written from
 * the design's words and meant to be read beside them.
 */
final class Model {

    /** An accepted row of a delivery that counts. */
    record Entry(
            List<String> key,
            Instant receivedAt,
            Instant effectiveAt,
            Integer sequence,
            boolean deletes,
            Map<String, String> values,
            List<Line.Part> parts,
            String scope,
            String file,
            String path,
            int row) {}

    /** What is true of a key from {@code at} on; without an entry it is absent. */
    record Contribution(Instant at, Entry entry) {
        boolean deletes() {
            return entry == null || entry.deletes();
        }
    }

    /** A validity range; {@code path} and {@code row} of its first contribution are null where it was absence. */
    record Range(
            List<String> key,
            Map<String, String> values,
            Instant from,
            Instant to,
            boolean deleted,
            String path,
            Integer row) {}

    /** What a scope was said to be at one moment: the union of its deliveries with one {@code received_at}. */
    private record Listing(
            String scope, Instant receivedAt, List<Entry> entries, Set<List<String>> rejectedKeys, boolean concludes) {

        boolean names(List<String> key) {
            return entries.stream().anyMatch(entry -> entry.key().equals(key));
        }

        boolean namesFact(Entry fact) {
            return entries.stream()
                    .anyMatch(entry -> entry.key().equals(fact.key())
                            && entry.effectiveAt().equals(fact.effectiveAt()));
        }

        Integer greatestSequence() {
            return entries.stream()
                    .map(Entry::sequence)
                    .filter(sequence -> sequence != null)
                    .max(naturalOrder())
                    .orElse(null);
        }
    }

    private static final Comparator<List<String>> BY_KEY = comparing(List::toString);

    /** Weakest first: a later sequence, receipt, original time, file and row wins. */
    private static final Comparator<Entry> STRENGTH = comparing(Entry::sequence, nullsFirst(naturalOrder()))
            .thenComparing(Entry::receivedAt)
            .thenComparing(Entry::effectiveAt)
            .thenComparing(Entry::file)
            .thenComparing(Entry::row);

    private final Spec spec;
    private final NavigableMap<List<String>, NavigableMap<Instant, Contribution>> history = new TreeMap<>(BY_KEY);

    /** @param deliveries that count, in any order */
    Model(Spec spec, Collection<Delivery> deliveries) {
        this.spec = spec;
        List<Listing> listings = withoutStale(listings(contributing(deliveries)));
        if (spec.has(STATE) && !spec.has(NEVER_DELETES)) {
            existing(listings);
        } else if (spec.has(FACTS) && !spec.has(NEVER_DELETES)) {
            surviving(listings).forEach(entry -> contribute(entry.effectiveAt(), entry));
        } else {
            listings.forEach(listing -> listing.entries().forEach(entry -> contribute(entry.effectiveAt(), entry)));
        }
    }

    /** A file delivered twice at one moment is one delivery; of a delta file's deliveries only the first received counts. */
    private List<Delivery> contributing(Collection<Delivery> deliveries) {
        Map<String, Delivery> contributing = new LinkedHashMap<>();
        for (Delivery delivery : deliveries.stream()
                .sorted(comparing(Delivery::receivedAt).thenComparing(Delivery::path))
                .toList()) {
            String identity = delivery.file() + (spec.restates() ? "\n" + delivery.receivedAt() : "");
            contributing.putIfAbsent(identity, delivery);
        }
        return List.copyOf(contributing.values());
    }

    private List<Listing> listings(List<Delivery> deliveries) {
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
                String owner = spec.restates() ? String.valueOf(delivery.region()) : delivery.file();
                entries.add(new Entry(
                        spec.keyed() ? keyOf(values) : List.of(owner, values.toString(), "" + occurrence),
                        delivery.receivedAt(),
                        spec.has(EFFECTIVE) ? Instant.parse(line.value("at")) : delivery.receivedAt(),
                        spec.has(SEQUENCED) && line.value("seq") != null ? Integer.valueOf(line.value("seq")) : null,
                        spec.has(DELETES_BY_VALUE) && Spec.GONE.equals(line.value("status")),
                        values,
                        line.parts(),
                        owner,
                        delivery.file(),
                        delivery.path(),
                        i + 1));
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

    /** The file lists every fact: one counts while each later listing of its scope that concludes names it. */
    private List<Entry> surviving(List<Listing> listings) {
        List<Entry> surviving = new ArrayList<>();
        for (Listing listing : listings) {
            for (Entry fact : listing.entries()) {
                boolean withdrawn = listings.stream()
                        .filter(later -> later.scope().equals(listing.scope()))
                        .filter(later -> later.receivedAt().isAfter(listing.receivedAt()))
                        .filter(Listing::concludes)
                        .anyMatch(later ->
                                !later.namesFact(fact) && !later.rejectedKeys().contains(fact.key()));
                if (!withdrawn) {
                    surviving.add(fact);
                }
            }
        }
        return surviving;
    }

    /** The file lists what exists: a key that its scope had, a newer listing lacks and no other scope has is deleted. */
    private void existing(List<Listing> listings) {
        NavigableMap<List<String>, NavigableSet<Instant>> deletions = deletions(listings);
        for (Listing listing : listings) {
            for (Entry entry : listing.entries()) {
                NavigableSet<Instant> deleted = deletions.getOrDefault(entry.key(), new TreeSet<>());
                boolean withdrawn = deleted.stream()
                        .anyMatch(at -> entry.receivedAt().isBefore(at)
                                && !entry.effectiveAt().isBefore(at));
                if (!withdrawn) {
                    contribute(place(entry, deleted, listings), entry);
                }
            }
        }
        deletions.forEach((key, times) -> times.forEach(at -> {
            NavigableMap<Instant, Contribution> of = history.computeIfAbsent(key, none -> new TreeMap<>());
            if (of.put(at, new Contribution(at, null)) != null) {
                throw new IllegalStateException("a row of " + key + " counts at its own deletion, " + at);
            }
        }));
    }

    private NavigableMap<List<String>, NavigableSet<Instant>> deletions(List<Listing> listings) {
        NavigableMap<List<String>, NavigableSet<Instant>> deletions = new TreeMap<>(BY_KEY);
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
    private static Instant place(Entry entry, NavigableSet<Instant> deleted, List<Listing> listings) {
        Instant deletion = deleted.lower(entry.receivedAt());
        if (deletion == null || entry.effectiveAt().isAfter(deletion)) {
            return entry.effectiveAt();
        }
        return listings.stream()
                .filter(listing -> listing.receivedAt().isAfter(deletion) && listing.names(entry.key()))
                .map(Listing::receivedAt)
                .min(naturalOrder())
                .orElseThrow();
    }

    private void contribute(Instant at, Entry entry) {
        NavigableMap<Instant, Contribution> of = history.computeIfAbsent(entry.key(), none -> new TreeMap<>());
        Contribution rival = of.get(at);
        if (rival == null || STRENGTH.compare(rival.entry(), entry) < 0) {
            of.put(at, new Contribution(at, entry));
        }
    }

    /** Validity ranges of the dataset, by key and time. */
    List<Range> ranges() {
        List<Range> ranges = new ArrayList<>();
        history.forEach((key, contributions) -> ranges.addAll(collapse(
                key,
                contributions.values().stream()
                        .map(contribution -> range(key, contribution))
                        .toList(),
                spec.tracked())));
        return ranges;
    }

    private static Range range(List<String> key, Contribution of) {
        return of.entry() == null
                ? new Range(key, Map.of(), of.at(), null, true, null, null)
                : new Range(
                        key,
                        of.entry().values(),
                        of.at(),
                        null,
                        of.deletes(),
                        of.entry().path(),
                        of.entry().row());
    }

    /** Validity ranges of the children: the winning row of the parent is their whole listing, and its deletion theirs. */
    List<Range> childRanges() {
        List<Range> ranges = new ArrayList<>();
        history.forEach((key, contributions) -> {
            NavigableMap<String, List<Range>> children = new TreeMap<>();
            for (Contribution contribution : contributions.values()) {
                Map<String, Line.Part> listed = contribution.deletes()
                        ? Map.of()
                        : listed(contribution.entry().parts());
                children.forEach((name, before) -> {
                    if (!listed.containsKey(name)) {
                        before.add(new Range(childKey(key, name), Map.of(), contribution.at(), null, true, null, null));
                    }
                });
                listed.forEach((name, part) -> children.computeIfAbsent(name, none -> new ArrayList<>())
                        .add(child(childKey(key, name), name, part, contribution)));
            }
            children.forEach((name, of) -> ranges.addAll(collapse(childKey(key, name), of, List.of("part", "size"))));
        });
        return ranges;
    }

    private Map<String, Line.Part> listed(List<Line.Part> parts) {
        Map<String, Line.Part> listed = new TreeMap<>();
        for (int i = 0; i < parts.size(); i++) {
            listed.put("" + (spec.has(CHILDREN_BY_KEY) ? parts.get(i).part() : i + 1), parts.get(i));
        }
        return listed;
    }

    private static List<String> childKey(List<String> key, String name) {
        List<String> childKey = new ArrayList<>(key);
        childKey.add(name);
        return childKey;
    }

    private Range child(List<String> key, String name, Line.Part part, Contribution of) {
        Map<String, String> values = new TreeMap<>();
        spec.key().forEach(column -> values.put(column, of.entry().values().get(column)));
        values.put(spec.childKey(), name);
        values.put("part", "" + part.part());
        values.put("size", "" + part.size());
        return new Range(
                key, values, of.at(), null, false, of.entry().path(), of.entry().row());
    }

    /** Neighbours that say the same are one range, with the values and lineage of the first; absence starts nothing. */
    private static List<Range> collapse(List<String> key, List<Range> ordered, List<String> tracked) {
        List<Range> kept = new ArrayList<>();
        for (Range next : ordered) {
            boolean absent = next.deleted() && next.path() == null;
            boolean same = kept.isEmpty() ? absent : same(kept.getLast(), next, tracked);
            if (!same) {
                if (!kept.isEmpty()) {
                    kept.addLast(until(kept.removeLast(), next.from()));
                }
                kept.add(next);
            }
        }
        return kept;
    }

    private static boolean same(Range before, Range next, List<String> tracked) {
        if (before.deleted() || next.deleted()) {
            return before.deleted() && next.deleted();
        }
        return tracked.stream()
                .allMatch(column -> Objects.equals(
                        before.values().get(column), next.values().get(column)));
    }

    private static Range until(Range range, Instant to) {
        return new Range(range.key(), range.values(), range.from(), to, range.deleted(), range.path(), range.row());
    }

    /** The newest range of each key that is not deleted. */
    static List<Range> latest(List<Range> ranges) {
        return ranges.stream()
                .filter(range -> range.to() == null && !range.deleted())
                .toList();
    }

    /** The range of each key in force just before a moment, where that is not deleted. */
    static List<Range> before(Instant moment, List<Range> ranges) {
        return ranges.stream()
                .filter(range -> range.from().isBefore(moment)
                        && (range.to() == null || !range.to().isBefore(moment)))
                .filter(range -> !range.deleted())
                .toList();
    }
}
